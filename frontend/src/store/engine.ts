// Owns the part of the store that works after the first paint: keys, shelf, cache and syncing, in one chunk.
import { effect } from "@preact/signals";
import type { Device } from "#api/schema.gen.ts";
import { account, type Ending, sessionState } from "#api/session.ts";
import { pinnedIn, planIn } from "#lib/safety-plan.ts";
import { isBorrowed, recall } from "#lib/storage.ts";
import { putAside, takeBack } from "./aside.ts";
import {
  closeCache,
  isCaching,
  keepProfile,
  keepSettings,
  recallCache,
  recallRow,
} from "./cache.ts";
import { keptDays } from "./cache-days.ts";
import { keepDrafts, recallDrafts, startDrafts } from "./draft-shelf.ts";
import { follow, learn, learnAnew } from "./entries.ts";
import { dropKeys, recallRing, renewCache, ring, takeKeys } from "./keyring.ts";
import { lockNow } from "./lock-now.ts";
import * as outbox from "./outbox.ts";
import { keepPinned } from "./pinned.ts";
import { profile } from "./profile.ts";
import { pushLeaving } from "./push.ts";
import { adoptSettings, settings, settingsDocument } from "./settings.ts";
import { closeShelf, emptyShelf, update } from "./shelf.ts";
import { allowPulling, startSync, sync } from "./sync.ts";
import { listen, type News, tell } from "./tabs.ts";

let changed = false;

const shelf: outbox.Shelf = {
  async update(edit) {
    const kept = await update(edit);
    changed ||= kept.changed;
    return kept.all;
  },
  kept() {
    if (changed) tell({ about: "queue" });
    changed = false;
    void sync();
  },
};

/** What this phone remembers, on the screens that asked for it; the server's news come on top. */
async function showRemembered(): Promise<void> {
  const remembered = await recallCache().catch(() => null);
  if (remembered && account.value === ring.value?.owner) {
    learn(remembered.entries);
    if (remembered.settings && !settingsDocument.value) adoptSettings(remembered.settings);
    profile.value ??= remembered.profile;
  }
  await recallDrafts().catch(() => undefined);
}

/** Nobody's keys: everything stays in this page. */
function stayInMemory(why: outbox.Keeping): void {
  outbox.keeping.value = why;
  outbox.attach(shelf);
}

/** Whose journal this phone was last open on; null when it does not know. */
export async function remembered(): Promise<string | null> {
  if (isBorrowed()) return null;
  return (await recallRing().catch(() => null))?.owner ?? null;
}

/** True when the browser lets us look. */
const look = (): Promise<boolean> =>
  recallRing().then(
    () => true,
    () => false,
  );

/** The account is known: its outbox opens, and what is kept of it shows. */
export async function open(): Promise<void> {
  if (isBorrowed()) return stayInMemory("borrowed");
  const looked = ring.value !== null || (await look());
  // Without keys yet: the session brings them, or another tab tells of them.
  if (ring.value?.owner !== account.value) return stayInMemory(looked ? "starting" : "refused");
  outbox.attach(shelf);
  // What waits lies on top of what the phone remembers.
  await outbox.reload();
  await takeBack().catch(() => undefined);
  await showRemembered();
  void startFollowing().catch(() => undefined);
  allowPulling(true);
}

/** A session brought its keys, or none on a borrowed device. */
export async function take(owner: string, device: Device | null): Promise<void> {
  if (!device) {
    await dropKeys().catch(() => undefined);
    return stayInMemory("borrowed");
  }
  const knew = ring.value?.owner === owner && ring.value.open !== null;
  await takeKeys(owner, device).catch(() => undefined);
  if (!knew) tell({ about: "keys" });
  if (!knew) await open();
}

/** The session ended: the copy and its key go; what was not sent stays, sealed, until the next one. */
export async function leave(by: Ending): Promise<void> {
  allowPulling(false);
  if (!ring.value) await recallRing().catch(() => null);
  if (by === "server") await putAside().catch(() => undefined);
  closeCache();
  closeShelf();
  await dropKeys().catch(() => undefined);
  await outbox.reload();
}

/** While locked: what was recorded leaves the memory of this page once it lies sealed on the phone. */
export async function putOutOfSight(): Promise<void> {
  await outbox.reload();
  if (!outbox.isKept.value) return;
  closeShelf();
  await outbox.reload();
}

export async function abandon(owner: string): Promise<void> {
  await emptyShelf(owner).catch(() => undefined);
}

/** The header's way out must not wait; what is not kept on this phone gets one more try. */
export function exit(): void {
  if (!outbox.isKept.value) pushLeaving();
  if (recall("lock")) tell({ about: "exit" });
}

export async function putAway(): Promise<void> {
  await Promise.all([keepDrafts(), outbox.reload()]);
}

/** Links that follow are kept up to date from whatever screen; who has none loads nothing for it. */
async function startFollowing(): Promise<void> {
  if ((await recallRow("shares-fresh").catch(() => null)) === null) return;
  (await import("./keep-fresh.ts")).startFresh();
}

async function hear(news: News): Promise<void> {
  if (news.about === "keys") {
    // The keys that read may be gone afterwards.
    await putAway();
    await recallRing().catch(() => null);
    // A lock came, changed or went: this page begins anew under it.
    if (ring.value?.lock || sessionState.value === "locked") return lockNow();
    await open();
  }
  if (news.about === "exit" && sessionState.value !== "locked") return lockNow();
  if (news.about === "queue") await outbox.reload();
  if (news.about === "entries") {
    for (const step of news.steps) follow(step);
    learn(news.truths);
  }
  if (news.about === "settings") adoptSettings(news.document);
  if (news.about === "history") learnAnew((await recallCache()).entries);
}

function startCopies(): void {
  effect(() => {
    const document = settingsDocument.value;
    if (document && isCaching()) keepSettings(document).catch(() => undefined);
  });
  effect(() => {
    const known = profile.value;
    if (known && isCaching()) keepProfile(known).catch(() => undefined);
  });
  let days = keptDays.value;
  keptDays.subscribe((chosen) => {
    if (chosen === days) return;
    days = chosen;
    closeCache();
    // A smaller copy begins anew: the old one goes as a whole, with its database.
    renewCache()
      .then(() => sync({ pulling: true }))
      .catch(() => undefined);
  });
}

/** Only behind a lock: without one nothing need be readable before the journal is. */
function startPinned(): void {
  effect(() => {
    const keys = ring.value;
    const chosen = settings.value;
    if (!keys?.open || !chosen || account.value !== keys.owner) return;
    void keepPinned(keys.owner, keys.lock ? pinnedIn(planIn(chosen)) : []);
  });
}

listen((news) => void hear(news));
startDrafts();
startCopies();
startPinned();
startSync();
