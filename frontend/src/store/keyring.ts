// Owns the keys on this phone: kept while a session lasts, gone with it. Refuses to keep what a lock has sealed.
import { signal } from "@preact/signals";
import type { Device } from "#api/schema.gen.ts";
import { newId } from "#lib/ids.ts";
import { forget, recall } from "#lib/storage.ts";
import { endHanded } from "./handed-row.ts";
import { dropPinned } from "./pinned.ts";
import { CACHE_PREFIX, destroy, destroyStrays, type RingRow, ringPlace } from "./places.ts";
import { importCacheKey, importPair } from "./vault.ts";

const CURRENT = "current";

/**
 * Whose keys are at hand. `seal` alone: what is written can be kept, nothing can be read (locked).
 * Null: nobody's, or a borrowed device.
 */
export const ring = signal<RingRow | null>(null);

/** What the browser kept since the last session; null without one, or where storage is refused. */
export async function recallRing(): Promise<RingRow | null> {
  const row = await (await ringPlace.open()).get("ring", CURRENT);
  // What was unlocked in this page stays so; the row has less.
  const isUnlocked = row?.lock && ring.value?.open && row.cacheName === ring.value.cacheName;
  if (!isUnlocked) ring.value = row ?? null;
  return ring.value;
}

/** With a lock on, the keys that read never touch the disk. Strict: a counted try must not be forgotten. */
export async function keepRing(row: RingRow): Promise<void> {
  const work = (await ringPlace.open()).transaction("ring", "readwrite", { durability: "strict" });
  const kept = row.lock ? { ...row, open: null, cache: null } : row;
  await Promise.all([work.store.put(kept, CURRENT), work.done]);
}

async function made(owner: string, device: Device): Promise<RingRow> {
  const pair = await importPair(device.outbox as JsonWebKey);
  const cache = await importCacheKey(device.cache_key);
  return { owner, ...pair, cache, cacheName: CACHE_PREFIX + newId() };
}

/** Takes the keys a session brought. The same person's are the same for ever, so theirs stay as they are. */
export async function takeKeys(owner: string, device: Device): Promise<void> {
  const before = ring.value ?? (await recallRing().catch(() => null));
  if (before?.owner === owner && before.open) return;
  const next = await made(owner, device);
  // An answer that was on its way while the phone was handed over brings nothing back; who comes back says so before.
  if (recall("handed")) return;
  ring.value = next;
  // Signing in takes the place of a lock, for whoever forgot it.
  forget("lock");
  endHanded();
  // Where storage is refused they serve this page alone.
  await keepRing(next).catch(() => undefined);
  if (before) await destroy(before.cacheName).catch(() => undefined);
}

/** An empty cache in a new database, under the same key. */
export async function renewCache(): Promise<void> {
  const before = ring.value;
  if (!before) return;
  const next = { ...before, cacheName: CACHE_PREFIX + newId() };
  ring.value = next;
  await keepRing(next);
  await destroy(before.cacheName);
}

/** The keys first: what is left of the cache after that opens for nobody. Another person's, come meanwhile, stay. */
export async function dropKeys(): Promise<void> {
  const mine = ring.value ?? (await recallRing());
  ring.value = null;
  const db = await ringPlace.open();
  const there = await db.get("ring", CURRENT);
  const isMine = there?.cacheName === mine?.cacheName;
  if (isMine) {
    forget("lock");
    await db.delete("ring", CURRENT);
    await dropPinned();
  }
  await destroyStrays(isMine ? null : (there?.cacheName ?? null));
}
