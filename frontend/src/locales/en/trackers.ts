// Owns the words of what a person follows in their own words.
import { words } from "#lib/words.ts";

export const TRACKER_KINDS = words("TRACKER_KINDS", {
  scale: "0 to 10",
  yes_no: "Yes or no",
  number: "A number",
});

export const trackers = words("trackers", {
  title: "Your own",
  least: "0 · least",
  most: "10 is the most.",
  yes: "Yes",
  no: "No",
  ofTen: (value: string) => `${value} of 10`,
  unnamed: "Something of your own",
  wrong: "Use a number such as 1.5",
  save: "Save",
  takeOut: "Take it out",
  saved: (name: string, value: string) => `${name}, ${value}: noted`,

  ownTitle: "What you follow yourself",
  ownHint:
    "Anything you want to see beside the rest, such as pain, a walk or hours outside. It appears on Today under Body and sleep.",
  add: "Add something of your own",
  name: "What you call it",
  kind: "How you note it",
  unit: "Unit, if it has one",
  addButton: "Add",
  nameNeeded: "Give it a name first",
  rename: "Rename",
  renameSave: "Save",
  hide: "Hide",
  show: "Show again",
  hidden: "Hidden",
  hiddenHint: "What you noted with these stays in your journal.",
});
