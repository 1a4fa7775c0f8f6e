// Owns the words around flags; what a flag itself says comes from the server, in the language of the person.
import { words } from "#lib/words.ts";

export const flags = words("flags", {
  asOf: (when: string) => `As of ${when}, from this phone.`,
  more: (count: number) => (count === 1 ? "1 more after these." : `${count} more after these.`),
  goesAway: "When this goes away:",
  call: (number: string) => `Call ${number}`,
  help: "Open help",

  behind: (count: number) =>
    count === 1 ? "The entry behind this" : `The ${count} entries behind this`,
  since: (day: string) => `Since ${day}.`,
  notHere: (count: number) =>
    `${count} ${count === 1 ? "entry" : "entries"} of these ${count === 1 ? "is" : "are"} not on this phone.`,
  source: "Source:",

  seen: "I have seen this",
  others: "Other answers",
  later: (days: number) => `Not for ${days} days`,
  expected: "I expected this",
  notUseful: "Not useful to me",
  saidSeen: "Noted. It is out of the way.",
  saidUntil: (day: string) => `Put away until ${day}.`,
  saidNotUseful: "Noted as not useful.",
  undone: "It is back.",
  notKept: "That did not reach the server, so nothing changed. Try again with a connection.",
});
