// Owns the entries on this screen's mind: what the server sent, with unsent changes on top.
import { computed, signal } from "@preact/signals";
import { getEntry, listEntries, type PageQuery, type StoredEntry } from "#api/entries.ts";
import { type Entry, type Known, newestFirst, type When } from "#lib/entry.ts";
import { newId } from "#lib/ids.ts";
import { localDay, shiftDay } from "#lib/time.ts";
import * as outbox from "./outbox.ts";
import { dayBoundary, today, writtenNow, zone } from "./settings.ts";

const known = signal<ReadonlyMap<string, Known>>(new Map());

export const entries = computed<Entry[]>(() =>
  [...known.value.values()].map((each) => each.entry).sort(newestFirst),
);

export const entry = (id: string): Entry | undefined => known.value.get(id)?.entry;

export const dayOf = (each: Entry): string => localDay(each.occurred_at, dayBoundary.value);

export const entriesToday = computed(() => entries.value.filter((each) => dayOf(each) === today()));

/** The frame of a new entry: a fresh id, now, here. */
export const whenNow = (): When => ({
  id: newId(),
  occurred_at: writtenNow(),
  // Some phones name no zone ("Etc/Unknown"); the offset says enough then.
  time_zone: zone.value.startsWith("Etc/") ? null : zone.value,
});

function change(edit: (map: Map<string, Known>) => void): void {
  const next = new Map(known.value);
  edit(next);
  known.value = next;
}

const hasUnsent = (id: string) => outbox.queue.value.some((each) => each.id === id);

function take(stored: StoredEntry[]): void {
  change((map) => {
    for (const { revision, change: _change, recorded_at: _at, ...fields } of stored) {
      // What the person just wrote here is newer than any answer already on its way.
      if (!hasUnsent(fields.id)) map.set(fields.id, { entry: stripped(fields), revision });
    }
  });
}

/** Only the fields of an entry: whatever else an answer carries must not be sent back. */
function stripped(fields: object): Entry {
  const { schema: _schema, mutation_id: _mutation, ...rest } = fields as Record<string, unknown>;
  return rest as Entry;
}

export function save(next: Entry): void {
  const revision = known.value.get(next.id)?.revision ?? null;
  change((map) => map.set(next.id, { entry: next, revision }));
  outbox.put(next, revision);
}

export function erase(id: string): void {
  const revision = known.value.get(id)?.revision ?? null;
  change((map) => map.delete(id));
  outbox.remove(id, revision);
}

/** Brings an erased entry back as a new one: its old id may already be buried on the server. */
export const restore = (erased: Entry): void => save({ ...erased, id: newId() });

export async function loadPage(query: PageQuery): Promise<string | null> {
  const page = await listEntries(query);
  take(page.entries);
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

export function adopt(stored: StoredEntry): void {
  change((map) => map.delete(stored.id));
  take([stored]);
}

export function forgetEntry(id: string): void {
  change((map) => map.delete(id));
}

export function forgetEntries(): void {
  known.value = new Map();
}

export function startEntries(): void {
  outbox.onSettled((id, revision) => {
    const mine = known.value.get(id);
    if (mine && revision !== null) change((map) => map.set(id, { ...mine, revision }));
  });
}
