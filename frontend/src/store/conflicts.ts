// Owns settling an entry that was changed in two places: one, the other, or both stay; never neither.
import type { StoredEntry } from "#api/entries.ts";
import { newId } from "#lib/ids.ts";
import { adopt, fetchTheirs, forgetEntry, save } from "./entries.ts";
import { discard, put, remove } from "./outbox.ts";
import type { Change } from "./queue.ts";

export type Theirs = { stored: StoredEntry | null };

export const conflictWith = async (change: Change): Promise<Theirs> => ({
  stored: await fetchTheirs(change.id),
});

/** The person lets a refused change go: what the server has, if anything, is shown again. */
export async function letGo(change: Change): Promise<void> {
  discard(change.mutationId);
  forgetEntry(change.id);
  const stored = change.ifMatch === null ? null : await fetchTheirs(change.id).catch(() => null);
  if (stored) adopt(stored);
}

export function keepMine(change: Change, { stored }: Theirs): void {
  discard(change.mutationId);
  if (change.entry === null) {
    if (stored) remove(change.id, stored.revision);
    return;
  }
  // What was deleted elsewhere returns as a new entry: its old id is buried.
  if (stored) put(change.entry, stored.revision);
  else {
    forgetEntry(change.id);
    save({ ...change.entry, id: newId() });
  }
}

export function keepTheirs(change: Change, { stored }: Theirs): void {
  discard(change.mutationId);
  if (stored) adopt(stored);
  else forgetEntry(change.id);
}

export function keepBoth(change: Change, theirs: Theirs): void {
  keepTheirs(change, theirs);
  if (change.entry) save({ ...change.entry, id: newId() });
}
