// Owns the words of "What Ebb looks for"; what each rule says of itself comes from the server.
import { words } from "#lib/words.ts";

export const NUMBER_NAMES: Record<string, string> = words("NUMBER_NAMES", {
  least_days: "Logged days it needs at least",
  least_days_before: "Logged days before those, at least",
  usual_days: "Days that make up your usual",
  window_days: "Days it looks at",
  reports: "Reports it looks at",
  rough: "Of them moderate or severe",
  within_days: "Within days",
  hours: "Hours between",
  methadone_hours: "Hours with methadone",
  days: "Days",
  long_days: "Days, for a longer time",
  of_days: "Out of days",
  least: "From this strength on",
  times_usual: "Times your usual",
});

export const looksFor = words("looksFor", {
  intro:
    "Ebb compares what you record with your own earlier weeks, and says when something changed. It sees only what you wrote, and it can be wrong.",
  limits:
    "It gives no diagnosis and no forecast, and says nothing about how much of anything to take.",
  source: "Source:",
  needs: (days: number) =>
    days === 1
      ? "Needs 1 more logged day before it can say anything."
      : `Needs ${days} more logged days before it can say anything.`,
  harder: "You found this not useful before, so it now needs more to speak up.",
  on: "Tell me about this",
  always: "Always on: it is about danger.",
  saved: "Saved",
  notSaved: "This was not saved. Check the connection and try again.",
  unreachable: "This list comes from the server, and it cannot be reached now.",
  tryAgain: "Try again",
});
