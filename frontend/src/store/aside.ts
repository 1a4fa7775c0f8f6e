// Owns putting the copy aside when the server ended the session: sealed to the outbox, it opens at the next sign-in.
//
// A server that was restored knows no sessions. Had the phone thrown its copy away for that, nobody could give back
// what was written since the backup.
import { keepAnew, recallCache, recallCursor } from "./cache.ts";
import type { Truth } from "./entries.ts";
import { ring } from "./keyring.ts";
import { outboxPlace } from "./places.ts";
import { openFromOutbox, sealToOutbox } from "./vault.ts";

type Aside = { entries: [string, Truth][]; cursor: string };

const rowId = (owner: string) => `${owner}/aside`;

export async function putAside(): Promise<void> {
  const keys = ring.value;
  const { entries, cursor } = await recallCache();
  if (!keys || cursor === null) return;
  const { owner } = keys;
  const id = rowId(owner);
  const sealed = await sealToOutbox(keys.seal, { owner, row: id }, { entries, cursor });
  await (await outboxPlace.open()).put("drafts", { id, owner, at: 0, sealed });
}

/** Back into the copy, unless this session has begun one already. */
export async function takeBack(): Promise<void> {
  const keys = ring.value;
  if (!keys?.open) return;
  const id = rowId(keys.owner);
  const db = await outboxPlace.open();
  const row = await db.get("drafts", id);
  if (!row) return;
  const pair = { seal: keys.seal, open: keys.open };
  const aside = await openFromOutbox<Aside>(pair, { owner: keys.owner, row: id }, row.sealed);
  if ((await recallCursor()) === null) await keepAnew(aside.entries, aside.cursor, []);
  await db.delete("drafts", id);
}
