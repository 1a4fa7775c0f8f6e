// Owns the entries on this screen's mind: what the server has said, with unsent changes on top.
import { computed, signal } from "@preact/signals";
import { getEntry, listEntries, type PageQuery, type StoredEntry } from "#api/entries.ts";
import { type Entry, newestFirst, type When } from "#lib/entry.ts";
import { newId } from "#lib/ids.ts";
import { saved } from "#lib/saved.ts";
import { localDay, shiftDay } from "#lib/time.ts";
import * as outbox from "./outbox.ts";
import { overlay } from "./queue.ts";
import { dayBoundary, today, writtenNow, zone } from "./settings.ts";

/** Which revision followed which by a change seen here: somebody who saw the one may go on with the other. */
const followed = new Map<string, number>();

/** What the server said last: `entry` null once it is deleted. */
export type Truth = { entry: Entry | null; revision: number };
/** One's own change was stored: `to` followed `from`. */
export type Step = { id: string; mutationId: string; from: number | null; to: number };

const truths = signal<ReadonlyMap<string, Truth>>(new Map());

const stored = computed(() => {
  const here = [...truths.value].filter(([, { entry }]) => entry !== null);
  return new Map(here.map(([id, { entry }]) => [id, entry as Entry]));
});
const shown = computed(() => overlay(stored.value, outbox.own.value));
export const entries = computed<Entry[]>(() => newestFirst([...shown.value.values()]));

export const entry = (id: string): Entry | undefined => shown.value.get(id);

export const dayOf = (each: Entry): string => localDay(each.occurred_at, dayBoundary.value);

export const entriesToday = computed(() => entries.value.filter((each) => dayOf(each) === today()));

/** The frame of a new entry: a fresh id, now, here. */
export const whenNow = (): When => ({
  id: newId(),
  occurred_at: writtenNow(),
  // Some phones name no zone ("Etc/Unknown"); the offset says enough then.
  time_zone: zone.value.startsWith("Etc/") ? null : zone.value,
});

/** Only the fields of an entry: whatever else an answer carries must not be sent back. */
function stripped(fields: StoredEntry): Entry {
  const { revision: _r, change: _c, recorded_at: _at, ...rest } = fields;
  const { schema: _schema, mutation_id: _mutation, ...plain } = rest as Record<string, unknown>;
  return plain as Entry;
}

export const truthOf = (each: StoredEntry): [string, Truth] => [
  each.id,
  { entry: stripped(each), revision: each.revision },
];

/** An answer that was on its way longer than another one must not bring the older version back. */
export function learn(news: Iterable<[string, Truth]>): void {
  const next = new Map(truths.value);
  for (const [id, truth] of news) {
    if (truth.revision >= (next.get(id)?.revision ?? 0)) next.set(id, truth);
  }
  truths.value = next;
}

/** After the server's history began anew, older numbers are the right ones. */
export function learnAnew(all: Iterable<[string, Truth]>): void {
  truths.value = new Map(all);
  followed.clear();
}

export const isKnown = (id: string): boolean => truths.value.has(id);

const step = (id: string, revision: number | null) => `${id} ${revision}`;

export function follow({ id, mutationId, from, to }: Step): void {
  if (outbox.isSeen(mutationId)) followed.set(step(id, from), to);
}

const revisionOf = (id: string): number | null => truths.value.get(id)?.revision ?? null;

/** What the person has before them from now on: hand it to `save` at the end of a longer edit. */
export function look(id: string): number | null {
  outbox.look(id);
  return revisionOf(id);
}

function latest(id: string, seen: number | null): number | null {
  let revision = seen;
  for (;;) {
    const next = followed.get(step(id, revision));
    if (next === undefined) return revision;
    revision = next;
  }
}

/** `seen` is the revision that was on the screen; what came from elsewhere since then is not overwritten. */
export function save(next: Entry, seen: number | null = look(next.id)): void {
  outbox.put(next, latest(next.id, seen));
  saved.value = next;
}

export function erase(id: string): void {
  outbox.remove(id, look(id));
}

/** Brings an erased entry back as a new one: its old id may already be buried on the server. */
export const restore = (erased: Entry): void => save({ ...erased, id: newId() });

export async function loadPage(query: PageQuery): Promise<string | null> {
  const page = await listEntries(query);
  learn(page.entries.map(truthOf));
  return page.next_cursor;
}

export async function loadToday(): Promise<void> {
  const day = today();
  await loadPage({ from: shiftDay(day, -1), to: shiftDay(day, 1), limit: 100 });
}

/** The server's version of an entry, or null when it is gone there. */
export async function fetchTheirs(id: string): Promise<StoredEntry | null> {
  return getEntry(id).catch((error: { status?: number }) => {
    if (error.status === 404) return null;
    throw error;
  });
}

export const adopt = (theirs: StoredEntry): void => learn([truthOf(theirs)]);

export function bury(id: string): void {
  learn([[id, { entry: null, revision: revisionOf(id) ?? 0 }]]);
}

export function forgetEntries(): void {
  truths.value = new Map();
  followed.clear();
}
