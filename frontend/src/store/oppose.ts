// Owns what follows when an entry was changed elsewhere as well: no words are lost, and the person is told.

import type { Entry } from "#lib/entry.ts";
import { newId } from "#lib/ids.ts";
import { isSame } from "#lib/same.ts";
import { fetchTheirs, type Step, type Truth, truthOf } from "./entries.ts";
import { type Edit, isSeen, markSeen, queue } from "./outbox.ts";
import { type Change, rebase, refuse, settle } from "./queue.ts";

/** What one answer means for the queue, for what is known, and for whoever looks at the entry. */
export type Heard = { edit: Edit; truth?: [string, Truth]; step?: Step };

/** The latest the person did to this entry here, whatever of it was sent. */
const mineOf = (change: Change): Entry | null =>
  (queue.value.findLast(({ id, refused }) => id === change.id && !refused) ?? change).entry;

const notice = (change: Change, entry: Entry, revision: number): Change => ({
  ...change,
  ...{ mutationId: newId(), entry, ifMatch: revision, sent: true },
  refused: { reason: "returned", fields: [] },
});

/** Deleted there, changed here: the words come back, over the grave that was in the way. */
function bringBack(change: Change, mine: Entry, revision: number): Heard {
  const onto = { mutationId: newId(), ifMatch: revision };
  if (isSeen(change.mutationId)) markSeen(onto.mutationId);
  const told = notice(change, mine, revision);
  return { edit: (all) => [...rebase(all, change.mutationId, onto), told] };
}

/** Deleted here, changed there: the words stay. */
function leaveStanding(change: Change, theirs: Entry, revision: number): Heard {
  const told = notice(change, theirs, revision);
  return {
    edit: (all) => [...all.filter(({ id }) => id !== change.id), told],
    truth: [change.id, { entry: theirs, revision }],
  };
}

/** `revision` is the one in the way, as far as the server told it. */
export async function oppose(change: Change, revision: number | null): Promise<Heard> {
  const stored = await fetchTheirs(change.id);
  const mine = mineOf(change);
  const settledAt = (at: number | null) => (all: Change[]) => settle(all, change.mutationId, at);
  if (!stored) {
    if (mine && revision !== null) return bringBack(change, mine, revision);
    if (!mine) return { edit: settledAt(revision) };
  } else {
    const [, truth] = truthOf(stored);
    const theirs = truth.entry as Entry;
    if (!mine) return leaveStanding(change, theirs, truth.revision);
    // A change that had arrived already, by another way: nothing is in dispute.
    if (change.entry && isSame(change.entry, theirs)) {
      return { edit: settledAt(truth.revision), truth: [change.id, truth] };
    }
  }
  return { edit: (all) => refuse(all, change.mutationId, { reason: "conflict", fields: [] }) };
}
