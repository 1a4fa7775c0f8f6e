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

export const journal = words("journal", {
  today: "Today",
  yesterday: "Yesterday",
  empty: "Nothing here yet. What you record on Today appears here.",
  earlier: "Show earlier",
  thatsAll: "That is everything.",
  unreachable: "The server did not answer. What you see may not be everything.",
  tryAgain: "Try again",

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
  yoursGone: "You deleted it here.",
  keepYours: "Keep mine",
  keepTheirs: "Keep the stored one",
  keepBoth: "Keep both",
  refusedTitle: "Not saved yet",
  refusedText: "The server did not accept this entry. It stays here until you decide.",
  refusedFields: (fields: string) => `Please look at: ${fields}.`,
  edit: "Edit",
  discard: "Let it go",
});
