// Owns handing over this phone: a report that lies here for its reader, and the journal locked behind it.
//
// With the key beside it: whoever holds this phone is meant to read the report, and nothing else (docs/storage.md).

import { talk } from "#api/http.ts";
import { earn, inTurn } from "#api/refresh.ts";
import { unbar } from "#api/session.ts";
import type { Report } from "#api/sharing.ts";
import { forget, remember } from "#lib/storage.ts";
import { putAside } from "./aside.ts";
import { closeCache, keepRow, recallRow } from "./cache.ts";
import { endHanded } from "./handed-row.ts";
import { dropKeys, recallRing, ring } from "./keyring.ts";
import { lockNow } from "./lock-now.ts";
import { putAway } from "./offline.ts";
import { isKept, keeping, waitingCount } from "./outbox.ts";
import { handedPlace } from "./places.ts";
import { tell } from "./tabs.ts";
import { openCached, sealCached } from "./vault.ts";

const ROW = "handed";
const PREPARED = "report";
const CIPHER = { name: "AES-GCM", length: 256 };

/** The report prepared last, in the sealed copy: for the room without a connection. */
export const keepPrepared = (report: Report): Promise<void> => keepRow(PREPARED, report);
export const recallPrepared = (): Promise<Report | null> => recallRow<Report>(PREPARED);
export const dropPrepared = (): Promise<void> => keepRow(PREPARED, null);

/** A borrowed device keeps nothing, and what is in this page alone must not be lost by locking. */
export const canHandOver = (): boolean =>
  keeping.value === "phone" && ring.value !== null && (waitingCount.value === 0 || isKept.value);

export const hasLock = (): boolean => Boolean(ring.value?.lock);

async function lay(owner: string, report: Report): Promise<void> {
  const key = await crypto.subtle.generateKey(CIPHER, false, ["encrypt", "decrypt"]);
  const sealed = await sealCached(key, { owner, row: ROW }, report);
  const work = (await handedPlace.open()).transaction("report", "readwrite", {
    durability: "strict",
  });
  await Promise.all([work.store.put({ owner, key, sealed }, ROW), work.done]);
}

/** Without a lock the keys go as at a log-out; the copy stays aside, sealed, for who comes back with the passphrase. */
async function dropOwn(): Promise<void> {
  await putAside().catch(() => undefined);
  closeCache();
  // After it, because it forgets the lock; and also where the browser would not let the keys go.
  await dropKeys().finally(() => remember("lock", "handed"));
}

/** Answers with a new page that shows the report and nothing else. Throws where nothing was changed. */
export async function handOver(report: Report): Promise<void> {
  const keys = ring.value;
  if (!keys || !canHandOver()) throw new Error("this phone keeps nothing");
  await lay(keys.owner, report);
  await putAway();
  // First: whatever stops from here on, the next page begins locked.
  remember("handed", "1");
  try {
    if (!keys.lock) await dropOwn();
  } finally {
    tell({ about: "exit" });
    await lockNow();
  }
}

/** Null where the browser has forgotten it. */
export async function recallHanded(): Promise<Report | null> {
  const keys = await recallRing().catch(() => null);
  // What the browser did not let go as the phone was handed over goes now.
  if (keys?.open && !keys.lock) await dropOwn().catch(() => undefined);
  try {
    const row = await (await handedPlace.open()).get("report", ROW);
    return row
      ? await openCached<Report>(row.key, { owner: row.owner, row: ROW }, row.sealed)
      : null;
  } catch {
    return null;
  }
}

/** The person is back: the server is asked whether it is their passphrase, before any key is kept here. Throws what was wrong. */
export async function comeBack(passphrase: string): Promise<void> {
  const granted = await inTurn(() => earn());
  await talk({
    method: "POST",
    path: "/export/permits",
    body: { current_password: passphrase },
    headers: { Authorization: `Bearer ${granted.access_token}` },
  });
  forget("lock");
  endHanded();
  await unbar();
}
