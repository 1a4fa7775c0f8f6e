// Owns reading entries, and the body an entry is sent as: no queue, no memory.
import type { Entry, Kind } from "#lib/entry.ts";
import type * as schema from "./schema.gen.ts";
import { talkAs } from "./session.ts";

type EntryBody =
  | schema.JournalEntry
  | schema.CravingEntry
  | schema.SideEffectsEntry
  | schema.IntakeEntry;

export type StoredEntry = Entry & { revision: number; change: number; recorded_at: string };
export type EntryPage = { entries: StoredEntry[]; next_cursor: string | null };
export type PageQuery = {
  kind?: Kind;
  from?: string;
  to?: string;
  limit?: number;
  cursor?: string;
};

/** Typed by the server's own description: an entry it would refuse does not compile. */
export function bodyOf(entry: Entry, mutationId: string, schema: number): EntryBody {
  const { id: _id, ...fields } = entry;
  return { ...fields, schema, mutation_id: mutationId };
}

export async function getEntry(id: string): Promise<StoredEntry> {
  return (await talkAs<StoredEntry>({ method: "GET", path: `/entries/${id}` })).data;
}

export async function listEntries(query: PageQuery): Promise<EntryPage> {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) search.set(name, String(value));
  }
  return (await talkAs<EntryPage>({ method: "GET", path: `/entries?${search}` })).data;
}
