// Owns the words of the last seven days, and of what a person wants to raise at their next appointment.
import { words } from "#lib/words.ts";

export const week = words("week", {
  link: "Your week",
  title: "The last 7 days",
  recorded: (count: number) => `You recorded something on ${count} of 7 days.`,
  empty:
    "Nothing is recorded in these days, and that is fine. What you note on Today is counted here.",
  entries: (count: number) => (count === 1 ? "1 entry" : `${count} entries`),
  noEntries: "nothing noted",
  notAll: "Counted from what is on this phone.",

  strongTitle: "Strong cravings",
  strongMeans: (from: number) => `Strong means ${from} or more.`,
  strongPassed: (passed: number, total: number) =>
    total === 1
      ? `${passed} of 1 strong craving passed`
      : `${passed} of ${total} strong cravings passed`,
  strongNoted: (total: number) =>
    total === 1 ? "1 strong craving noted" : `${total} strong cravings noted`,
  strongNone: "No strong craving is noted in these days.",
  unknown: "Not noted how it went",

  hoursTitle: "Hard hours",
  hoursOf: (count: number) =>
    count === 1 ? "When the 1 craving was noted." : `When the ${count} cravings were noted.`,
  time: "Time",
  all: "All",
  strong: "Strong",

  helpedTitle: "What helped",
  helpedOf: (count: number) =>
    count === 1
      ? "What you did about the 1 craving that passed."
      : `What you did about ${count} cravings that passed.`,
  times: (count: number) => (count === 1 ? "once" : `${count} times`),
  counts: "These are counts of what you noted. They do not show why.",
});

export const raising = words("raising", {
  title: "What I want to raise",
  hint: "Three lines for the next appointment, in your words. Nobody sees them unless you show them.",
  line: (number: number) => `Line ${number}`,
  appointment: "Next appointment",
  passed: "That day has passed. The lines stay until you change them.",
  save: "Save",
  saved: "Saved",
  saveFailed: "This was not saved. Check the connection and try again.",
});
