// Owns the people who stay visible while the app is locked, because their person chose so (docs/adr/0075-pinned-people.md).
import type { Callable } from "#lib/safety-plan.ts";
import { destroy, PINNED, pinnedPlace } from "./places.ts";
import { openCached, sealCached } from "./vault.ts";

const ROW = "pinned";
const CIPHER = { name: "AES-GCM", length: 256 };

/** Looking must not make what is not there; an older browser cannot say. */
async function isThere(): Promise<boolean> {
  const all = await indexedDB.databases?.();
  return !all || all.some(({ name }) => name === PINNED);
}

/** In order: what was unpinned last must not come back. */
let turn: Promise<void> = Promise.resolve();

function inTurn(work: () => Promise<void>): Promise<void> {
  turn = turn.then(work).catch(() => undefined);
  return turn;
}

export const dropPinned = (): Promise<void> =>
  inTurn(async () => {
    if (!(await isThere())) return;
    pinnedPlace.close();
    await destroy(PINNED);
  });

async function keep(owner: string, people: Callable[]): Promise<void> {
  const key = await crypto.subtle.generateKey(CIPHER, false, ["encrypt", "decrypt"]);
  const shown = people.map(({ id, name, number }) => ({ id, name, number }));
  const sealed = await sealCached(key, { owner, row: ROW }, shown);
  await (await pinnedPlace.open()).put("people", { owner, key, sealed }, ROW);
}

export const keepPinned = (owner: string, people: Callable[]): Promise<void> =>
  people.length === 0 ? dropPinned() : inTurn(() => keep(owner, people));

/** Nobody, where nobody was pinned or the browser refuses to say. */
export async function recallPinned(): Promise<Callable[]> {
  try {
    if (!(await isThere())) return [];
    const row = await (await pinnedPlace.open()).get("people", ROW);
    return row ? await openCached(row.key, { owner: row.owner, row: ROW }, row.sealed) : [];
  } catch {
    return [];
  }
}
