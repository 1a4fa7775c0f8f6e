// Owns sending changes: one at a time, in order, until each is answered. Kept in memory for now.
import { computed, signal } from "@preact/signals";
import { deleteEntry, putEntry } from "#api/entries.ts";
import { account, sessionState, UNKNOWN } from "#api/session.ts";
import type { Entry } from "#lib/entry.ts";
import { newId } from "#lib/ids.ts";
import { isPassing, ProblemError } from "#lib/problem.ts";
import {
  add,
  type Change,
  dropChange,
  markSent,
  next,
  type Refusal,
  refuse,
  settle,
} from "./queue.ts";

const RETRY_MS = [2_000, 5_000, 15_000, 30_000];

export const queue = signal<Change[]>([]);
const own = computed(() => queue.value.filter((change) => change.owner === account.value));
export const waitingCount = computed(() => own.value.filter((change) => !change.refused).length);
export const isWaiting = (id: string): boolean =>
  own.value.some((change) => change.id === id && !change.refused);
export const refusedChanges = computed(() => own.value.filter((change) => change.refused));

type Settled = (id: string, revision: number | null) => void;
let settled: Settled = () => undefined;
let running = false;
let failures = 0;
let leaving = false;
let timer: ReturnType<typeof setTimeout> | undefined;

export function onSettled(listener: Settled): void {
  settled = listener;
}

async function send(change: Change, keepalive = false): Promise<number | null> {
  const { id, mutationId, ifMatch } = change;
  if (change.entry) {
    return (await putEntry({ entry: change.entry, mutationId, ifMatch, keepalive })).revision;
  }
  await deleteEntry({ id, mutationId, ifMatch, keepalive });
  return null;
}

function refusalOf(error: ProblemError): Refusal {
  const reason = error.status === 412 || error.status === 428 ? "conflict" : "invalid";
  return { reason, fields: error.fields.map((each) => each.field) };
}

function retryLater(): void {
  const wait = RETRY_MS[Math.min(failures, RETRY_MS.length - 1)];
  failures += 1;
  clearTimeout(timer);
  timer = setTimeout(() => void flush(), wait);
}

/** True while it makes sense to go on with the next change. */
async function attempt(change: Change): Promise<boolean> {
  queue.value = markSent(queue.value, change.mutationId);
  try {
    const revision = await send(change);
    queue.value = settle(queue.value, change.mutationId, revision);
    failures = 0;
    settled(change.id, revision);
    return true;
  } catch (error) {
    if (isPassing(error)) {
      retryLater();
      return false;
    }
    if (!(error instanceof ProblemError)) throw error;
    // What should go is gone already.
    if (error.status === 404 && change.entry === null) {
      queue.value = settle(queue.value, change.mutationId, null);
      return true;
    }
    // Without a session nothing is wrong with the change: it waits for the next sign-in.
    if (error.status === 401) return false;
    queue.value = refuse(queue.value, change.mutationId, refusalOf(error));
    return true;
  }
}

export async function flush(): Promise<void> {
  if (running) return;
  running = true;
  try {
    while (account.value && sessionState.value !== "expired") {
      const change = next(queue.value, account.value);
      if (!change || !(await attempt(change))) return;
    }
  } finally {
    running = false;
  }
}

export function put(entry: Entry, revision: number | null): void {
  enqueue(entry.id, entry, revision);
}

export function remove(id: string, revision: number | null): void {
  enqueue(id, null, revision);
}

function enqueue(id: string, entry: Entry | null, revision: number | null): void {
  const owner = account.value;
  if (owner === null) throw new Error("nobody is signed in");
  queue.value = add(queue.value, { owner, id, entry, revision }, newId);
  void flush();
}

export function discard(mutationId: string): void {
  queue.value = dropChange(queue.value, mutationId);
}

/** Nothing of this journal is sent any more: it is being closed for good. */
export function abandonOwn(): void {
  queue.value = queue.value.filter((change) => change.owner !== account.value);
}

/** On the way out: a last try for what waits, finished by the browser; and no question that holds it up. */
export function flushLeaving(): void {
  leaving = true;
  for (const change of own.value.filter((each) => !each.refused)) {
    void send(change, true).catch(() => undefined);
  }
}

/** What was written before the server could say whose session this is now belongs to its owner. */
function claim(owner: string | null): void {
  if (!owner || !queue.value.some((change) => change.owner === UNKNOWN)) return;
  queue.value = queue.value.map((each) => (each.owner === UNKNOWN ? { ...each, owner } : each));
}

export function startOutbox(): void {
  const wake = () => {
    if (document.visibilityState === "visible") void flush();
  };
  addEventListener("online", wake);
  addEventListener("pageshow", wake);
  document.addEventListener("visibilitychange", wake);
  account.subscribe(claim);
  sessionState.subscribe((state) => {
    if (state === "open") void flush();
  });
  addEventListener("beforeunload", (event) => {
    if (waitingCount.value > 0 && !leaving) event.preventDefault();
  });
}
