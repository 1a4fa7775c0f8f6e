// Owns keeping the queue on this phone, each change sealed by itself; two tabs share it. Refuses to drop what it cannot keep.
import { ring } from "./keyring.ts";
import { type Edit, type Keeping, keeping } from "./outbox.ts";
import { exclusively, outboxPlace, type RingRow, type SealedRow } from "./places.ts";
import type { Change } from "./queue.ts";
import { openFromOutbox, sealToOutbox } from "./vault.ts";

type Row = { change: Change; row: SealedRow };

/** What is in this page alone: a borrowed device, nobody's yet, or the phone would not take it. */
let loose: Change[] = [];
/** Rows the phone would not delete: sent twice at worst, and the server knows them. */
const buried = new Set<string>();
const opened = new Map<string, Row>();

const sameSeal = (one: SealedRow, other: SealedRow | undefined): boolean =>
  other !== undefined && indexedDB.cmp(one.sealed, other.sealed) === 0;

async function openRow(keys: RingRow, row: SealedRow): Promise<Row | null> {
  const known = opened.get(row.id);
  if (known && sameSeal(row, known.row)) return known;
  if (!keys.open) return null;
  const place = { owner: keys.owner, row: row.id };
  const pair = { seal: keys.seal, open: keys.open };
  // A row that does not open stays where it is: another key may come.
  const change = await openFromOutbox<Change>(pair, place, row.sealed).catch(() => null);
  if (!change) return null;
  const next = { change, row };
  opened.set(row.id, next);
  return next;
}

type Rows = { rows: Row[]; newest: number };

async function readRows(keys: RingRow): Promise<Rows> {
  const db = await outboxPlace.open();
  const sealed = await db.getAllFromIndex("changes", "owner", keys.owner);
  const rows = await Promise.all(sealed.map((row) => openRow(keys, row)));
  const readable = rows.filter((each): each is Row => each !== null && !buried.has(each.row.id));
  readable.sort((one, other) => one.row.at - other.row.at);
  return { rows: readable, newest: Math.max(0, ...sealed.map((row) => row.at)) };
}

function together(rows: Row[]): Change[] {
  const newer = new Map(loose.map((change) => [change.mutationId, change]));
  const kept = rows.map(({ change }) => newer.get(change.mutationId) ?? change);
  const there = new Set(rows.map(({ row }) => row.id));
  return [...kept, ...loose.filter((change) => !there.has(change.mutationId))];
}

async function sealAll(keys: RingRow, { rows, newest }: Rows, after: Change[]): Promise<Row[]> {
  const before = new Map(rows.map((each) => [each.row.id, each]));
  let last = newest;
  const fresh = after
    .filter((change) => change.owner === keys.owner)
    .filter((change) => before.get(change.mutationId)?.change !== change)
    .map((change) => {
      last += 1;
      return { change, at: before.get(change.mutationId)?.row.at ?? last };
    });
  return Promise.all(
    fresh.map(async ({ change, at }) => {
      const { owner, mutationId: id } = change;
      const sealed = await sealToOutbox(keys.seal, { owner, row: id }, change);
      return { change, row: { id, owner, at, sealed } };
    }),
  );
}

async function write(fresh: Row[], gone: string[]): Promise<void> {
  if (fresh.length === 0 && gone.length === 0) return;
  const db = await outboxPlace.open();
  const work = db.transaction("changes", "readwrite", { durability: "strict" });
  await Promise.all([
    ...fresh.map(({ row }) => work.store.put(row)),
    ...gone.map((id) => work.store.delete(id)),
    work.done,
  ]);
  for (const row of fresh) opened.set(row.row.id, row);
  for (const id of gone) opened.delete(id);
}

const why = (error: unknown): Keeping =>
  error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "refused";

/** True when something changed on the phone, so that other tabs look again. */
async function keep(keys: RingRow, before: Rows, after: Change[]): Promise<boolean> {
  const { rows } = before;
  const left = new Set(after.map((change) => change.mutationId));
  const gone = rows.map(({ row }) => row.id).filter((id) => !left.has(id));
  const fresh = await sealAll(keys, before, after);
  try {
    await write(fresh, gone);
    loose = after.filter((change) => change.owner !== keys.owner);
    keeping.value = "phone";
    return fresh.length + gone.length > 0;
  } catch (error) {
    const kept = new Set(rows.map(({ change }) => change));
    loose = after.filter((change) => !kept.has(change));
    for (const id of gone) buried.add(id);
    keeping.value = why(error);
    return false;
  }
}

async function inMemory(edit: Edit): Promise<Change[]> {
  loose = edit(loose);
  return loose;
}

export type Kept = { all: Change[]; changed: boolean };

/** Applies the edit to all there is, also from other tabs, and keeps the difference. */
export async function update(edit: Edit): Promise<Kept> {
  const keys = ring.value;
  if (!keys) return { all: await inMemory(edit), changed: false };
  return exclusively("ebb-outbox", async () => {
    try {
      const before = await readRows(keys);
      const all = edit(together(before.rows));
      return { all, changed: await keep(keys, before, all) };
    } catch (error) {
      keeping.value = why(error);
      return { all: await inMemory(edit), changed: false };
    }
  });
}

/** What was opened here is out of reach again; the rows stay. */
export function closeShelf(): void {
  opened.clear();
  buried.clear();
}

/** Everything of one person, also what does not open: their journal is closed for good. */
export async function emptyShelf(owner: string): Promise<void> {
  const db = await outboxPlace.open();
  const work = db.transaction(["changes", "drafts"], "readwrite");
  for (const name of ["changes", "drafts"] as const) {
    const store = work.objectStore(name);
    for (const id of await store.index("owner").getAllKeys(owner)) await store.delete(id);
  }
  await work.done;
}
