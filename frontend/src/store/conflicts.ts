// Owns settling an entry that was changed in two places: one, the other, or both stay; never neither.
import type { StoredEntry } from "#api/entries.ts";
import { newId } from "#lib/ids.ts";
import { adopt, bury, erase, fetchTheirs, save } from "./entries.ts";
import { answer } from "./outbox.ts";
import type { Change } from "./queue.ts";

export type Theirs = { stored: StoredEntry | null };

export const conflictWith = async (change: Change): Promise<Theirs> => ({
  stored: await fetchTheirs(change.id),
});

/** What the server has, if anything, is known here again. */
function show({ id }: Change, { stored }: Theirs): void {
  if (stored) adopt(stored);
  else bury(id);
}

const asNew = ({ entry }: Change) => entry && { ...entry, id: newId() };

/** The person lets a refused change go, or has read what happened to it. */
export const letGo = (change: Change): void => answer(change);

/** A new wish for a refused entry takes the refused one's place. */
export function keepMine(change: Change, theirs: Theirs): void {
  show(change, theirs);
  // What was deleted elsewhere returns as a new entry: its old id is buried.
  if (!theirs.stored) answer(change, asNew(change));
  else if (change.entry) save(change.entry, theirs.stored.revision);
  else erase(change.id);
}

export function keepTheirs(change: Change, theirs: Theirs): void {
  show(change, theirs);
  answer(change);
}

export function keepBoth(change: Change, theirs: Theirs): void {
  show(change, theirs);
  answer(change, asNew(change));
}
