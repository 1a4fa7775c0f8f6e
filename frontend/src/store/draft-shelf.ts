// Owns keeping drafts on this phone, sealed like the outbox: a half-written text never lies there in clear.
import { account } from "#api/session.ts";
import { type Drafts, drafts } from "./drafts.ts";
import { ring } from "./keyring.ts";
import { outboxPlace, type SealedRow } from "./places.ts";
import { openFromOutbox, sealToOutbox } from "./vault.ts";

const PAUSE_MS = 300;

let kept: Record<string, unknown> = {};
let timer: ReturnType<typeof setTimeout> | undefined;
let writing: Promise<void> = Promise.resolve();

const rowId = (owner: string, name: string) => `${owner}/draft/${name}`;

async function write(): Promise<void> {
  const keys = ring.value;
  // Signing out empties the screen, not what lies sealed here.
  if (!keys || account.value !== keys.owner) return;
  const now = drafts.value as Record<string, unknown>;
  const names = [...new Set([...Object.keys(kept), ...Object.keys(now)])];
  const changed = names.filter((name) => kept[name] !== now[name]);
  kept = now;
  for (const name of changed) {
    const id = rowId(keys.owner, name);
    const draft = now[name];
    const place = { owner: keys.owner, row: id };
    const sealed = draft === undefined ? null : await sealToOutbox(keys.seal, place, draft);
    const db = await outboxPlace.open();
    if (sealed) await db.put("drafts", { id, owner: keys.owner, at: 0, sealed });
    else await db.delete("drafts", id);
  }
}

/** In order: an older draft must not be written over a newer one. */
export function keepDrafts(): Promise<void> {
  clearTimeout(timer);
  // Where storage is refused a draft lives as long as the page; the banner says so.
  writing = writing.then(write).catch(() => undefined);
  return writing;
}

/** Brings back what was being written; what is on the screen already stays. */
export async function recallDrafts(): Promise<void> {
  const keys = ring.value;
  if (!keys?.open) return;
  const pair = { seal: keys.seal, open: keys.open };
  const rows = await (await outboxPlace.open()).getAllFromIndex("drafts", "owner", keys.owner);
  const prefix = rowId(keys.owner, "");
  const open = async ({ id, sealed }: SealedRow) => {
    const name = id.slice(prefix.length);
    return [name, await openFromOutbox(pair, { owner: keys.owner, row: id }, sealed)];
  };
  const mine = rows.filter(({ id }) => id.startsWith(prefix));
  const found = await Promise.all(mine.map((row) => open(row).catch(() => null)));
  const back = Object.fromEntries(found.filter((each) => each !== null)) as Drafts;
  kept = back as Record<string, unknown>;
  drafts.value = { ...back, ...drafts.value };
}

export function startDrafts(): void {
  drafts.subscribe(() => {
    clearTimeout(timer);
    timer = setTimeout(() => void keepDrafts(), PAUSE_MS);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") void keepDrafts();
  });
}
