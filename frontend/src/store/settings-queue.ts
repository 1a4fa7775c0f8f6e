// Owns wishes for the settings among the unsent changes, as plain values; refuses to send any of them (ADR 0042).
import { type Clash, merge } from "#lib/merge.ts";
import { isSame } from "#lib/same.ts";
import type { Change, Part, SettingsWish } from "./queue.ts";

/** There is one document: its changes share a name, and stay in order. */
const ID = "settings";

type Wanted = { owner: string; base: Part; mine: Part };
type Stored = { revision: number; settings: Part };

const asChange = (owner: string, mutationId: string, settings: SettingsWish): Change => ({
  ...{ mutationId, owner, id: ID, entry: null, ifMatch: null, sent: false, refused: null },
  settings,
});

const isOwn = (owner: string) => (change: Change) =>
  change.owner === owner && change.settings !== undefined && change.refused === null;

/** The change that is to be sent next; one that was refused holds up no other. */
export const nextSettings = (queue: Change[], owner: string): Change | undefined =>
  queue.find(isOwn(owner));

/** One wish on top of another: what the person had before them counts, also when another tab was quicker. */
function stacked({ base, mine }: SettingsWish, wanted: Wanted): SettingsWish {
  const merged = Object.entries(wanted.mine).map(([key, value]) => {
    if (!(key in mine)) return [key, value];
    return [
      key,
      merge({ base: wanted.base[key], mine: value, theirs: mine[key] }, () => undefined),
    ];
  });
  const next = { ...mine, ...Object.fromEntries(merged) };
  return { base: { ...wanted.base, ...base }, mine: next, body: null, lost: [] };
}

/** The queue with one more wish; takes it into one that nobody has sent. */
export function addSettings(queue: Change[], wanted: Wanted, mutationId: string): Change[] {
  const { owner, base, mine } = wanted;
  const last = queue.findLast(isOwn(owner));
  const rest = last && !last.sent ? queue.filter((change) => change !== last) : queue;
  const wish =
    last?.settings && !last.sent
      ? { ...stacked(last.settings, wanted), lost: last.settings.lost }
      : { base, mine, body: null, lost: [] };
  // Changed and changed back, and nobody saw it: there is nothing to send.
  if (isSame(wish.base, wish.mine) && wish.lost.length === 0) return rest;
  return [...rest, asChange(owner, mutationId, wish)];
}

const swap = (queue: Change[], mutationId: string, into: (change: Change) => Change[]): Change[] =>
  queue.flatMap((change) => (change.mutationId === mutationId ? into(change) : [change]));

function merged(wish: SettingsWish, stored: Part): SettingsWish {
  const lost: Clash[] = [...wish.lost];
  const mine: Part = {};
  for (const [key, value] of Object.entries(wish.mine)) {
    const three = { base: wish.base[key], mine: value, theirs: stored[key] };
    mine[key] = merge(three, (clash) => lost.push(clash));
  }
  const base = Object.fromEntries(Object.keys(mine).map((key) => [key, stored[key]]));
  return { base, mine, body: { ...stored, ...mine }, lost };
}

/** What was kept here instead of what stands elsewhere, for its person to read. */
function notice(change: Change, mutationId: string): Change[] {
  const lost = change.settings?.lost ?? [];
  if (lost.length === 0) return [];
  const told = asChange(change.owner, mutationId, { base: {}, mine: {}, body: null, lost });
  return [{ ...told, sent: true, refused: { reason: "merged", fields: [] } }];
}

/** Makes the body this wish is sent as, over what is stored; from here on it is fixed. `noticeId` as in `settle`. */
export function fix(
  queue: Change[],
  mutationId: string,
  { revision, settings: stored }: Stored,
  noticeId: string,
): Change[] {
  return swap(queue, mutationId, (change) => {
    if (!change.settings || change.sent) return [change];
    const settings = merged(change.settings, stored);
    // The same was chosen elsewhere.
    if (isSame(settings.body, stored)) return notice({ ...change, settings }, noticeId);
    return [{ ...change, ifMatch: revision, sent: true, settings }];
  });
}

/** Something else is stored than this was made over: it is made anew, under another name. */
export const loosen = (queue: Change[], mutationId: string, next: string): Change[] =>
  swap(queue, mutationId, (change) => [{ ...change, mutationId: next, sent: false }]);

/** It arrived; `noticeId` names what is left to tell. */
export const settle = (queue: Change[], mutationId: string, noticeId: string): Change[] =>
  swap(queue, mutationId, (change) => notice(change, noticeId));

/** The server's names of fields start with the part they are in. */
const named = (wish: SettingsWish, fields: string[]): string[] => {
  const parts = fields.flatMap((field) => field.split("."));
  const keys = Object.keys(wish.mine);
  const found = keys.filter((key) => parts.includes(key));
  return found.length > 0 ? found : keys;
};

const only = (part: Part, keys: string[]): Part =>
  Object.fromEntries(Object.entries(part).filter(([key]) => keys.includes(key)));

/** What the server does not take waits for its person; the rest of the same wish goes on under a name of its own. */
export function refuseParts(
  queue: Change[],
  mutationId: string,
  fields: string[],
  restId: string,
): Change[] {
  return swap(queue, mutationId, (change) => {
    if (!change.settings) return [change];
    const { base, mine, lost } = change.settings;
    const bad = named(change.settings, fields);
    const good = Object.keys(mine).filter((key) => !bad.includes(key));
    const part = (keys: string[]) => ({
      base: only(base, keys),
      mine: only(mine, keys),
      body: null,
    });
    const refused: Change = {
      ...change,
      refused: { reason: "invalid", fields: bad },
      settings: { ...part(bad), lost: [] },
    };
    if (good.length === 0) return [refused];
    return [refused, asChange(change.owner, restId, { ...part(good), lost })];
  });
}
