// Owns the words of the journal: the list of days, one entry, and changes the server did not take.
import { words } from "#lib/words.ts";

export const FIELD_NAMES: Record<string, string> = words("FIELD_NAMES", {
  occurred_at: "date and time",
  time_zone: "time zone",
  text: "your words",
  tags: "tags",
  note: "note",
  amount: "amount",
  unit: "unit",
  strength: "strength on the label",
  product: "product",
  sleep_hours: "hours slept",
});

export const KIND_NAMES = words("KIND_NAMES", {
  craving: "Cravings",
  side_effects: "Body and sleep",
  intake: "Used",
  journal: "Written",
});

export const journal = words("journal", {
  today: "Today",
  yesterday: "Yesterday",
  empty: "Nothing here yet. What you record on Today appears here.",
  older: "Load older",
  thatsAll: "That is everything.",
  unreachable: "The server did not answer. What you see may not be everything.",
  notAll: "Only what is already here is shown. The rest appears with a connection.",
  tryAgain: "Try again",

  find: "Find your words",
  findButton: "Find",
  filter: "Filter",
  kind: "What",
  anyKind: "Everything",
  period: "When",
  anyTime: "Any time",
  lastDays: (days: number) => (days === 365 ? "Last 12 months" : `Last ${days} days`),
  between: "Chosen days",
  from: "First day",
  to: "Last day",
  everything: "Show everything",
  found: (count: number) => (count === 1 ? "1 entry" : `${count} entries`),
  foundSoFar: (count: number) => (count === 1 ? "1 entry so far" : `${count} entries so far`),
  nothingFound: "Nothing here matches. Other words or another time may.",
  notYet: "Nothing found so far. There is more further back.",
  unfit: "Use a few letters or digits to look for.",

  save: "Save",
  noted: "Noted",
  back: "Back",
  erase: "Delete",
  erased: "Deleted",
  missing: "This entry is not here. It may have been deleted.",
  toJournal: "To the journal",

  attentionNone: "Nothing needs you here.",
  conflictTitle: "Changed in two places",
  conflictText:
    "This entry was changed somewhere else while you changed it here. Nothing is lost; choose what stays.",
  yours: "What you wrote here",
  theirs: "What is stored",
  theirsGone: "Deleted somewhere else.",
  theirsUnreachable: "What is stored is not here yet. Try again with a connection.",
  yoursGone: "You deleted it here.",
  keepYours: "Keep mine",
  keepTheirs: "Keep the stored one",
  keepBoth: "Keep both",
  returnedTitle: "Kept after all",
  returnedText:
    "This was deleted in one place and changed in another, so the words were kept. You decide.",
  returnedWords: "What is there now",
  returnedKeep: "Keep it",
  returnedDelete: "Delete it",
  refusedTitle: "Not saved yet",
  refusedText: "The server did not accept this entry. It stays here until you decide.",
  refusedFields: (fields: string) => `Please look at: ${fields}.`,
  edit: "Edit",
  discard: "Let it go",
});
