// Owns the entry routes: one request each, no queue, no memory.
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

const tag = (revision: number | null): Record<string, string> =>
  revision === null ? {} : { "If-Match": `"${revision}"` };

export type PutEntry = {
  entry: Entry;
  mutationId: string;
  ifMatch: number | null;
  keepalive?: boolean;
};

export async function putEntry(put: PutEntry): Promise<schema.Stored> {
  const { id, ...fields } = put.entry;
  // Typed by the server's own description: an entry it would refuse does not compile.
  const body: EntryBody = { ...fields, schema: 1, mutation_id: put.mutationId };
  const answer = await talkAs<schema.Stored>({
    method: "PUT",
    path: `/entries/${id}`,
    body,
    headers: tag(put.ifMatch),
    keepalive: put.keepalive ?? false,
  });
  return answer.data;
}

export type DeleteEntry = {
  id: string;
  mutationId: string;
  ifMatch: number | null;
  keepalive?: boolean;
};

export async function deleteEntry(gone: DeleteEntry): Promise<void> {
  await talkAs({
    method: "DELETE",
    path: `/entries/${gone.id}`,
    headers: { ...tag(gone.ifMatch), "Mutation-Id": gone.mutationId },
    keepalive: gone.keepalive ?? false,
  });
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
