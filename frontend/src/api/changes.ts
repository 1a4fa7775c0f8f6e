// Owns the routes of syncing: a batch of changes up, what changed elsewhere down.
import type { StoredEntry } from "./entries.ts";
import type * as schema from "./schema.gen.ts";
import { talkAs } from "./session.ts";

export type Operation = schema.Batch["operations"][number];
export type Result = schema.Result;
export type ChangesPage = Omit<schema.Changes, "entries"> & { entries: StoredEntry[] };

export type SendOptions = { keepalive?: boolean };

export async function sendBatch(
  operations: Operation[],
  { keepalive = false }: SendOptions = {},
): Promise<Result[]> {
  const body: schema.Batch = { operations };
  const path = "/entries/batch";
  return (await talkAs<schema.BatchResults>({ method: "POST", path, body, keepalive })).data
    .results;
}

export async function readChanges(cursor: string | null): Promise<ChangesPage> {
  const query = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
  const path = `/changes?limit=500${query}`;
  return (await talkAs<ChangesPage>({ method: "GET", path })).data;
}
