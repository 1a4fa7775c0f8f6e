// Owns the order of unsent changes, as plain values; refuses to send, time or forget any of them.
import type { Entry } from "#lib/entry.ts";

/** Why the server said no. `conflict`: the entry was changed elsewhere, and both versions are kept. */
export type Refusal = { reason: "conflict" | "invalid"; fields: string[] };

export type Change = {
  /** The same over every retry, so that a lost answer is never a second entry. */
  mutationId: string;
  owner: string;
  id: string;
  /** What is to be stored; null deletes. */
  entry: Entry | null;
  ifMatch: number | null;
  /** Once it may have reached the server its body is fixed. */
  sent: boolean;
  refused: Refusal | null;
};

export type Wish = { owner: string; id: string; entry: Entry | null; revision: number | null };

const others = (queue: Change[], id: string) => queue.filter((change) => change.id !== id);

const isOpen = (change: Change) => !change.sent && change.refused === null;

/** The queue with one more wish; folds it into an unsent change of the same entry. */
export function add(queue: Change[], wish: Wish, newId: () => string): Change[] {
  // A new wish for a refused entry is the person's answer to the refusal.
  const kept = queue.filter((change) => change.id !== wish.id || change.refused === null);
  const last = kept.findLast((change) => change.id === wish.id);
  if (last && isOpen(last)) {
    const neverStored = wish.entry === null && last.ifMatch === null;
    if (neverStored && kept.filter((change) => change.id === wish.id).length === 1) {
      return others(kept, wish.id);
    }
    return kept.map((change) => (change === last ? { ...last, entry: wish.entry } : change));
  }
  const { owner, id, entry } = wish;
  const ifMatch = last ? last.ifMatch : wish.revision;
  return [...kept, { mutationId: newId(), owner, id, entry, ifMatch, sent: false, refused: null }];
}

const replace = (queue: Change[], mutationId: string, change: (old: Change) => Change) =>
  queue.map((old) => (old.mutationId === mutationId ? change(old) : old));

export const markSent = (queue: Change[], mutationId: string): Change[] =>
  replace(queue, mutationId, (old) => ({ ...old, sent: true }));

export const refuse = (queue: Change[], mutationId: string, refused: Refusal): Change[] =>
  replace(queue, mutationId, (old) => ({ ...old, refused }));

export const dropChange = (queue: Change[], mutationId: string): Change[] =>
  queue.filter((change) => change.mutationId !== mutationId);

/** The stored change leaves; those made on top of it follow to the new revision. */
export function settle(queue: Change[], mutationId: string, revision: number | null): Change[] {
  const done = queue.find((change) => change.mutationId === mutationId);
  if (!done) return queue;
  return dropChange(queue, mutationId).map((change) =>
    change.id === done.id && change.ifMatch === done.ifMatch
      ? { ...change, ifMatch: revision }
      : change,
  );
}

/** The next change to send for this person: the oldest, skipping what was refused. */
export const next = (queue: Change[], owner: string): Change | undefined =>
  queue.find((change) => change.owner === owner && change.refused === null);
