// Owns the words of everything Ebb noticed, and of the small chart behind a flag.
import { words } from "#lib/words.ts";

export const WHAT_NAMES = words("WHAT_NAMES", {
  craving: "The strongest craving of each day, 0 to 10",
  symptom: "The strongest of each day, 0 none to 3 severe",
  uses: "Times each day",
  amount: "Logged each day",
  night: "Times between midnight and five",
  hours: "Hours between, in the middle",
});

export const noticed = words("noticed", {
  all: "See all of them",
  nothingNow: "Nothing stands out in your record now.",
  nothingTold: "What there is to say comes from the server, and it cannot be reached now.",
  awayTitle: "Put away",
  awayUntil: (day: string) => `Put away until ${day}.`,
  seen: "You have seen this.",
  notUseful: "Not useful to you.",
  muted: "You turned this off under What Ebb looks for.",
  bringBack: "Bring it back",
  beforeTitle: "Before",
  beforeHint: "What stood in the last eight weeks and stands no more.",
  nothingBefore: "Nothing, and that's fine.",
  span: (from: string, to: string) => (from === to ? from : `${from} to ${to}`),
  unreachable: "This comes from the server, and it cannot be reached now.",
  tryAgain: "Try again",
  chart: (what: string, days: number, lately: number) =>
    `${what}: ${days} days, ${lately} of them since it began`,
  filled: (day: string) => `Filled: since ${day}.`,
  table: "The numbers as a table",
  day: "Day",
});
