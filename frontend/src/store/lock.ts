// Owns the lock on this phone: putting it on, taking it off, opening it. Refuses to keep what opens it.
import { askDevice, endThisSession } from "#api/credentials.ts";
import type { Device } from "#api/schema.gen.ts";
import { unbar } from "#api/session.ts";
import { toBase64Url } from "#lib/base64url.ts";
import { newId } from "#lib/ids.ts";
import { makePasskey, passkeySecret } from "#lib/passkey.ts";
import { forget, remember } from "#lib/storage.ts";
import { startAutoLock } from "./auto-lock.ts";
import { closeCache, keepAnew, recallCache } from "./cache.ts";
import { endHanded } from "./handed-row.ts";
import { keepRing, recallRing, ring } from "./keyring.ts";
import { type Opener, openKeys, pinSecret, SALT_BYTES, sealKeys } from "./lock-vault.ts";
import { openJournal } from "./offline.ts";
import {
  CACHE_PREFIX,
  destroy,
  destroyStrays,
  exclusively,
  type Lock,
  type RingRow,
} from "./places.ts";
import { tell } from "./tabs.ts";
import { type Bytes, importCacheKey, importPair } from "./vault.ts";

export const MOST_TRIES = 10;

const random = (size: number): Bytes => crypto.getRandomValues(new Uint8Array(size));

/** The copy moves under the new key, into a database of a new name, before anything points there. */
async function moveInto(next: RingRow): Promise<void> {
  const before = ring.value;
  const copy = await recallCache();
  ring.value = next;
  try {
    await keepAnew(copy.entries, copy.cursor, copy.rest);
    await keepRing(next);
  } catch (error) {
    ring.value = before;
    throw error;
  }
  if (before) await destroy(before.cacheName).catch(() => undefined);
}

async function putOn(opener: Opener, lock: (sealed: Bytes) => Lock): Promise<void> {
  const device = await askDevice();
  if (!device || ring.value?.owner !== opener.owner) throw new Error("no keys to lock");
  const keys: Device = { ...device, cache_key: toBase64Url(random(32)) };
  const cache = await importCacheKey(keys.cache_key);
  const sealed = await sealKeys(opener, keys);
  // Not while an entry is on its way from the queue to the copy: it would arrive in the one that goes.
  await exclusively("ebb-sync", async () => {
    if (ring.value?.owner !== opener.owner) throw new Error("no keys to lock");
    const cacheName = CACHE_PREFIX + newId();
    await moveInto({ ...ring.value, cache, cacheName, lock: lock(sealed) });
  });
  remember("lock", opener.kind);
  tell({ about: "keys" });
  startAutoLock();
}

const owner = (): string => ring.value?.owner ?? "";

export async function lockWithPin(pin: string): Promise<void> {
  const salt = random(SALT_BYTES);
  const secret = await pinSecret(pin, salt);
  const opener: Opener = { kind: "pin", owner: owner(), salt, secret };
  await putOn(opener, (sealed) => ({ kind: "pin", salt, sealed, wrong: 0 }));
}

export async function lockWithPasskey(name: string): Promise<void> {
  const salt = random(SALT_BYTES);
  const { credential, secret } = await makePasskey(name, salt);
  const opener: Opener = { kind: "passkey", owner: owner(), salt, secret };
  await putOn(opener, (sealed) => ({ kind: "passkey", salt, sealed, credential }));
}

export async function takeLockOff(): Promise<void> {
  if (!ring.value?.open) return;
  const next = { ...ring.value, lock: null };
  await keepRing(next);
  ring.value = next;
  forget("lock");
  tell({ about: "keys" });
}

/**
 * What stands in the way here; null where the browser has forgotten it, and only the passphrase opens.
 *
 * Throws where the browser did not say.
 */
export async function lockHere(): Promise<Lock | null> {
  return (ring.value ?? (await recallRing()))?.lock ?? null;
}

async function come(row: RingRow, keys: Device): Promise<void> {
  endHanded();
  const pair = await importPair(keys.outbox as JsonWebKey);
  ring.value = { ...row, ...pair, cache: await importCacheKey(keys.cache_key) };
  startAutoLock();
  await openJournal();
  void unbar();
}

/** Nothing here opens any more; writing goes on, and what waits opens at the next sign-in. */
async function spend(row: RingRow): Promise<void> {
  const next: RingRow = { ...row, open: null, cache: null, lock: { kind: "spent" } };
  await keepRing(next);
  ring.value = next;
  closeCache();
  await destroyStrays(null).catch(() => undefined);
  // The cookies would still bring the keys; without a connection they wait for the next start.
  await endThisSession().catch(() => undefined);
}

/** For a start after the tries ran out without a connection. */
export async function endIfSpent(): Promise<void> {
  if (ring.value?.lock?.kind === "spent") await endThisSession().catch(() => undefined);
}

/** True when it opened, else how many tries are left. A try is counted before it is made: closing the page undoes none. */
export function tryPin(pin: string): Promise<true | number> {
  return exclusively("ebb-lock", async () => {
    const row = await recallRing();
    if (row?.lock?.kind !== "pin") return 0;
    const { lock } = row;
    const wrong = lock.wrong + 1;
    if (wrong > MOST_TRIES) {
      // The phone was switched off between the last try and its consequence.
      await spend(row);
      return 0;
    }
    await keepRing({ ...row, lock: { ...lock, wrong } });
    const secret = await pinSecret(pin, lock.salt);
    const keys = await openKeys({ ...lock, owner: row.owner, secret }, lock.sealed);
    if (keys) {
      const opened = { ...row, lock: { ...lock, wrong: 0 } };
      await keepRing(opened);
      await come(opened, keys);
      return true;
    }
    if (wrong >= MOST_TRIES) await spend(row);
    return Math.max(0, MOST_TRIES - wrong);
  });
}

/** Throws a PasskeyError where the phone does not open it. */
export async function usePasskey(): Promise<boolean> {
  const row = await recallRing();
  if (row?.lock?.kind !== "passkey") return false;
  const { lock } = row;
  const secret = await passkeySecret(lock.credential, lock.salt);
  const keys = await openKeys({ ...lock, owner: row.owner, secret }, lock.sealed);
  if (keys) await come(row, keys);
  return keys !== null;
}
