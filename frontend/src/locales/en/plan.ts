// Owns the words of the person's own plan for hard days (the safety plan).
import { words } from "#lib/words.ts";

export const plan = words("plan", {
  intro:
    "In your own words, for the hours when thinking is hard. Write as much or as little as you like.",
  change: "Change",
  add: "Add",
  save: "Save",
  cancel: "Not now",
  saved: "Saved",
  notSaved: "Not saved yet. Your words are still here, and you can try again.",
  oneEach: "One on each line.",
  linesTooMany: (most: number) => `Up to ${most} lines fit here.`,
  lineTooLong: (most: number) => `One line is too long. Up to ${most} letters fit on each.`,
  name: "Name",
  nameNeeded: "Write a name first",
  number: "Number",
  numberHint: "As you would dial it.",
  numberWrong: "Use digits, spaces and + ( ) - / only",
  contact: (place: number) => `Number ${place} on this list`,
  another: "Add another",
  remove: "Remove",
  pin: "Show while locked",
  pinHint: "Whoever holds this phone can then see this name and number without unlocking.",
  pinNeedsLock: "There is no lock on this phone yet, so nothing changes here until there is one.",
  pinFull: "Two are shown already. Take one of them off first.",
  pinned: "Shown while locked",
  enoughTitle: "When this is not enough",
  enoughText: (number: string) =>
    `In danger, or not safe with yourself: call ${number || "the emergency number"} now.`,
  enoughLines: "All help lines",
  print: "Print",
  printHint: "On paper it is there without a phone. Anyone who finds the paper can read it.",
  away: "Your plan is not on this phone yet. It appears here with a connection.",
});

export const PLAN_TITLES = words("PLAN_TITLES", {
  warning_signs: "What I notice first",
  helps: "What helps me",
  people: "My people",
  professionals: "People who look after me",
  places: "Places I can go",
  reasons: "What this is for",
});

export const PLAN_HINTS = words("PLAN_HINTS", {
  warning_signs: "Thoughts, moods or places that come before a hard hour.",
  helps: "Things that have carried you through an hour before.",
  people: "Someone you could call, text or sit with.",
  professionals: "A doctor, counsellor, sponsor or service, with the number.",
  places: "Where it is easier to be.",
  reasons: "People, plans or things that matter to you.",
});
