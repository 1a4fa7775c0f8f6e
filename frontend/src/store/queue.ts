// Owns the order of unsent changes, as plain values; refuses to send, time or forget any of them.
import { ENTRY_SCHEMA, type Entry } from "#lib/entry.ts";
import type { Clash } from "#lib/merge.ts";

/**
 * Why a change is not simply sent.
 * `conflict`: changed elsewhere too, and both versions are kept. `invalid`: the server does not take it.
 * `returned`: deleted in one place and changed in the other; it was kept, and the person is told.
 * `locked`: written while nobody could say by whom; it goes its way, and the person is asked.
 * `merged`: settings changed in two places; one value stayed, and the person is told the other.
 */
export type Refusal = {
  reason: "conflict" | "invalid" | "returned" | "locked" | "merged";
  fields: string[];
};

/** Some fields of the settings document. */
export type Part = Record<string, unknown>;

/** How fields were when they were changed, how they are to be, and once sent the document that says so. */
export type SettingsWish = { base: Part; mine: Part; body: Part | null; lost: Clash[] };

export type Change = {
  /** The same over every retry, so that a lost answer is never a second entry. */
  mutationId: string;
  owner: string;
  id: string;
  /** What is to be stored; null deletes. */
  entry: Entry | null;
  ifMatch: number | null;
  /** The payload version it was written in, whatever app sends it; 1 where an app before there were two wrote it. */
  schema?: number;
  /** Once it may have reached the server its body is fixed. */
  sent: boolean;
  refused: Refusal | null;
  /** A change of the settings instead of an entry (settings-queue.ts). */
  settings?: SettingsWish;
};

export type Wish = { owner: string; id: string; entry: Entry | null; revision: number | null };

/** Whether whoever made a wish had seen this change, by its mutation. */
export type Seen = (mutationId: string) => boolean;

/** No entry has this revision: a change over it meets what is stored as a conflict, and both stay. */
export const DISPUTED = 0;

const others = (queue: Change[], id: string) => queue.filter((change) => change.id !== id);

const isOpen = (change: Change) => !change.sent && change.refused === null;

/** The latest version takes the place of the one before it, under a name of its own: not everybody has seen it. */
const fold = (queue: Change[], last: Change, mutationId: string, entry: Entry | null) =>
  queue.map((change) =>
    change === last ? { ...last, mutationId, entry, schema: ENTRY_SCHEMA } : change,
  );

/** Over what is on its way already; never over what another tab wrote meanwhile. */
function baseOf(last: Change | undefined, wish: Wish, seen: Seen): number | null {
  if (!last) return wish.revision;
  return seen(last.mutationId) ? last.ifMatch : DISPUTED;
}

/** The queue with one more wish; folds it into an unsent change of the same entry. */
export function add(
  queue: Change[],
  wish: Wish,
  mutationId: string,
  seen: Seen = () => true,
): Change[] {
  // A new wish for a refused entry is the person's answer to the refusal.
  const kept = queue.filter((change) => change.id !== wish.id || change.refused === null);
  const last = kept.findLast((change) => change.id === wish.id);
  if (last && isOpen(last) && seen(last.mutationId)) {
    const neverStored = wish.entry === null && last.ifMatch === null;
    if (neverStored && kept.filter((change) => change.id === wish.id).length === 1) {
      return others(kept, wish.id);
    }
    return fold(kept, last, mutationId, wish.entry);
  }
  const { owner, id, entry } = wish;
  const ifMatch = baseOf(last, wish, seen);
  const written = { mutationId, owner, id, entry, ifMatch, schema: ENTRY_SCHEMA };
  return [...kept, { ...written, sent: false, refused: null }];
}

/** Beside the wish, not instead of it: the words arrive, whoever wrote them. */
export function markForReview(queue: Change[], id: string, mutationId: string): Change[] {
  const last = queue.findLast((change) => change.id === id);
  if (!last?.entry || last.refused) return queue;
  const refused: Refusal = { reason: "locked", fields: [] };
  return [...queue, { ...last, mutationId, sent: true, refused }];
}

/** Tells or asks the person something, and wants nothing stored. */
export const isNotice = ({ refused }: Change): boolean =>
  refused !== null && ["returned", "locked", "merged"].includes(refused.reason);

export const markSent = (queue: Change[], mutationIds: ReadonlySet<string>): Change[] =>
  queue.map((old) => (mutationIds.has(old.mutationId) && !old.sent ? { ...old, sent: true } : old));

const find = (queue: Change[], mutationId: string) =>
  queue.find((change) => change.mutationId === mutationId);

/** What was done on top of a refused change meets the same refusal: the latest version stands for all. */
export function refuse(queue: Change[], mutationId: string, refused: Refusal): Change[] {
  const first = find(queue, mutationId);
  if (!first) return queue;
  const last = queue.findLast((change) => change.id === first.id) ?? first;
  return queue
    .filter((change) => change.id !== first.id || change === first)
    .map((change) => (change === first ? { ...first, entry: last.entry, refused } : change));
}

export const dropChange = (queue: Change[], mutationId: string): Change[] =>
  queue.filter((change) => change.mutationId !== mutationId);

/** The same wish over another revision, as a new mutation: the old one was answered with a refusal. */
export function rebase(queue: Change[], mutationId: string, onto: Rebase): Change[] {
  const old = find(queue, mutationId);
  if (!old) return queue;
  return queue.map((change) => {
    if (change === old) return { ...old, ...onto, sent: false, refused: null };
    return change.id === old.id ? { ...change, ifMatch: onto.ifMatch } : change;
  });
}

export type Rebase = { mutationId: string; ifMatch: number | null };

/** The stored change leaves; those made on top of it follow to the new revision. */
export function settle(queue: Change[], mutationId: string, revision: number | null): Change[] {
  const done = find(queue, mutationId);
  if (!done) return queue;
  return dropChange(queue, mutationId).map((change) =>
    change.id === done.id && change.ifMatch === done.ifMatch
      ? { ...change, ifMatch: revision }
      : change,
  );
}

export const claimed = (queue: Change[], from: string, owner: string): Change[] =>
  queue.map((change) => (change.owner === from ? { ...change, owner } : change));

/** The entries that can be sent now for this person: of each the oldest change, skipping what was refused. */
export function heads(queue: Change[], owner: string): Change[] {
  const seen = new Set<string>();
  return queue.filter((change) => {
    if (change.owner !== owner || change.settings || seen.has(change.id)) return false;
    seen.add(change.id);
    return change.refused === null;
  });
}

/** Entries as they are once everything in the queue has arrived. */
export function overlay(stored: ReadonlyMap<string, Entry>, queue: Change[]): Map<string, Entry> {
  const shown = new Map(stored);
  for (const change of queue) {
    if (isNotice(change)) continue;
    const { id, entry } = change;
    if (entry) shown.set(id, entry);
    else shown.delete(id);
  }
  return shown;
}
