// Owns saving what was written on Today as an entry of its own.
import { type Journal, newJournal } from "#lib/entry.ts";
import type { WriteDraft } from "#store/drafts.ts";
import { save, whenNow } from "#store/entries.ts";
import { tagList } from "#ui/entry/tags.ts";

/** Null when there was nothing to save. */
export function saveWritten({ text, mood, tags }: WriteDraft): Journal | null {
  if (text.trim() === "" && mood === null) return null;
  const entry = { ...newJournal(whenNow()), text, mood, tags: tagList(tags) };
  save(entry);
  return entry;
}
