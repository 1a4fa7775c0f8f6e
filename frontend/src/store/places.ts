// Owns the databases on this phone: their names, their stores, their end. Refuses to know what is sealed in them.
import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from "idb";
import type { Bytes } from "./vault.ts";

// A browser that refuses storage may simply never answer.
const PATIENCE_MS = 4_000;

export const CACHE_PREFIX = "ebb-cache-";
const OUTBOX = "ebb-outbox";
const RING = "ebb-keys";
export const PINNED = "ebb-pinned";
export const HANDED = "ebb-handed";

export type SealedRow = { id: string; owner: string; at: number; sealed: Bytes };

type OutboxSchema = DBSchema & {
  changes: { key: string; value: SealedRow; indexes: { owner: string } };
  drafts: { key: string; value: SealedRow; indexes: { owner: string } };
};
type RingSchema = DBSchema & { ring: { key: string; value: RingRow } };
type PinnedSchema = DBSchema & { people: { key: string; value: PinnedRow } };
type HandedSchema = DBSchema & { report: { key: string; value: PinnedRow } };
type CacheSchema = DBSchema & { rows: { key: string; value: Bytes } };

/** What opens `sealed`, the keys that read. "spent": nothing does any more, until somebody signs in. */
export type Lock =
  | { kind: "pin"; salt: Bytes; sealed: Bytes; wrong: number }
  | { kind: "passkey"; salt: Bytes; sealed: Bytes; credential: Bytes }
  | { kind: "spent" };

/** Non-extractable keys: script may use them, not read them. With a lock, `open` and `cache` are only in memory. */
export type RingRow = {
  owner: string;
  seal: CryptoKey;
  open: CryptoKey | null;
  cache: CryptoKey | null;
  cacheName: string;
  lock?: Lock | null;
};

/** With the key beside it: whoever holds this phone is meant to read it. */
export type PinnedRow = { owner: string; key: CryptoKey; sealed: Bytes };

function inTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("no answer from storage")), PATIENCE_MS);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Opens when first asked, again after the browser or another tab closed it. */
function place<S extends DBSchema>(name: string, make: (db: IDBPDatabase<S>) => void) {
  let opened: Promise<IDBPDatabase<S>> | null = null;
  const forget = () => {
    opened = null;
  };
  const close = () => {
    void opened?.then((db) => db.close(), forget);
    forget();
  };
  const open = () => {
    opened ??= inTime(
      openDB<S>(name, 1, { upgrade: make, blocking: close, terminated: forget }),
    ).catch((error: unknown) => {
      forget();
      throw error;
    });
    return opened;
  };
  return { open, close };
}

export const outboxPlace = place<OutboxSchema>(OUTBOX, (db) => {
  db.createObjectStore("changes", { keyPath: "id" }).createIndex("owner", "owner");
  db.createObjectStore("drafts", { keyPath: "id" }).createIndex("owner", "owner");
});

export const ringPlace = place<RingSchema>(RING, (db) => {
  db.createObjectStore("ring");
});

export const pinnedPlace = place<PinnedSchema>(PINNED, (db) => {
  db.createObjectStore("people");
});

export const handedPlace = place<HandedSchema>(HANDED, (db) => {
  db.createObjectStore("report");
});

export const cachePlace = (name: string) =>
  place<CacheSchema>(name, (db) => {
    db.createObjectStore("rows");
  });

export const destroy = (name: string): Promise<void> => inTime(deleteDB(name));

/** Caches nobody holds the key of: of a tab that was too late, or of a browser that crashed meanwhile. */
export async function destroyStrays(kept: string | null): Promise<void> {
  const all = (await indexedDB.databases?.()) ?? [];
  for (const { name } of all) {
    if (name?.startsWith(CACHE_PREFIX) && name !== kept) await destroy(name);
  }
}

/** One at a time over all tabs; where there are no locks each tab only waits for itself. */
export function exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (!navigator.locks) return work();
  return navigator.locks.request(name, work) as Promise<T>;
}
