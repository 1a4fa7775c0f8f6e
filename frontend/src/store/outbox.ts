// Owns the unsent changes as the screens see them: at once in memory, then on the shelf. Refuses to send or seal.
import { computed, signal } from "@preact/signals";
import { account, UNKNOWN } from "#api/session.ts";
import type { Entry } from "#lib/entry.ts";
import { newId } from "#lib/ids.ts";
import { add, type Change, claimed, dropChange } from "./queue.ts";

export type Edit = (queue: Change[]) => Change[];

/** Where the queue is kept. Answers with the whole queue once the edit is kept; never rejects. */
export type Shelf = { update(edit: Edit): Promise<Change[]>; kept(): void };

/** Where unsent changes live: on this phone, or in this page alone and why. */
export type Keeping = "starting" | "phone" | "borrowed" | "refused" | "full";

export const queue = signal<Change[]>([]);
export const keeping = signal<Keeping>("starting");
const unkept = signal(0);

export const own = computed(() => queue.value.filter((change) => change.owner === account.value));
export const waitingCount = computed(() => own.value.filter((change) => !change.refused).length);
export const refusedChanges = computed(() => own.value.filter((change) => change.refused));
/** True once what waits would outlive this page. */
export const isKept = computed(() => keeping.value === "phone" && unkept.value === 0);

export const isWaiting = (id: string): boolean =>
  own.value.some((change) => change.id === id && !change.refused);

let shelf: Shelf | null = null;
let base: Change[] = [];
let pending: Edit[] = [];
let working: Promise<void> | null = null;

const applied = (edits: Edit[], to: Change[]) => edits.reduce((all, each) => each(all), to);

function show(): void {
  queue.value = applied(pending, base);
  unkept.value = pending.length;
}

async function drain(on: Shelf): Promise<void> {
  while (pending.length > 0) {
    const taken = [...pending];
    base = await on.update((all) => applied(taken, all));
    pending = pending.slice(taken.length);
    show();
  }
  on.kept();
}

function work(): Promise<void> {
  if (!shelf || pending.length === 0) return working ?? Promise.resolve();
  working ??= drain(shelf)
    .finally(() => {
      working = null;
    })
    .then(work);
  return working;
}

/** Shown at once; the promise is for those who must know that it is kept. */
export function edit(change: Edit): Promise<void> {
  pending.push(change);
  show();
  return work();
}

/** Takes in what another tab, or a newly opened shelf, has kept. */
export const reload = (): Promise<void> => edit((all) => all);

export function attach(next: Shelf): void {
  shelf = next;
  void reload();
}

/** Changes that were on this tab's screen, by their mutations. */
const seen = new Set<string>();

export const markSeen = (mutationId: string): unknown => seen.add(mutationId);
export const isSeen = (mutationId: string): boolean => seen.has(mutationId);

/** What waits for this entry is before the person now. */
export function look(id: string): void {
  for (const change of own.value) if (change.id === id) seen.add(change.mutationId);
}

function enqueue(id: string, entry: Entry | null, revision: number | null): void {
  const owner = account.value;
  if (owner === null) throw new Error("nobody is signed in");
  // Chosen once: the edit may be applied again on top of what another tab has kept meanwhile.
  const mutationId = newId();
  seen.add(mutationId);
  void edit((all) => add(all, { owner, id, entry, revision }, mutationId, isSeen));
}

export const put = (entry: Entry, revision: number | null): void =>
  enqueue(entry.id, entry, revision);

export const remove = (id: string, revision: number | null): void => enqueue(id, null, revision);

/** The person's answer to a refusal; with another entry where both are to stay. */
export function answer(change: Change, another: Entry | null = null): void {
  const mutationId = newId();
  const { owner } = change;
  void edit((all) => {
    const left = dropChange(all, change.mutationId);
    if (!another || left.length === all.length) return left;
    return add(left, { owner, id: another.id, entry: another, revision: null }, mutationId);
  });
}

/** Nothing of this journal is sent any more: it is being closed for good. */
export function abandonOwn(): Promise<void> {
  const owner = account.value;
  return edit((all) => all.filter((change) => change.owner !== owner));
}

export function startOutbox(): void {
  // What was written before anybody could say whose session this is now belongs to its owner.
  account.subscribe((owner) => {
    if (owner && queue.value.some((change) => change.owner === UNKNOWN)) {
      void edit((all) => claimed(all, UNKNOWN, owner));
    }
  });
  addEventListener("beforeunload", (event) => {
    if (waitingCount.value > 0 && !isKept.value) event.preventDefault();
  });
}
