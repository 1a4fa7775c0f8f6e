// Owns the sealed copy of the last weeks on this phone, so that Today and Journal open without a connection.
import type { Account } from "#api/schema.gen.ts";
import type { SettingsDocument } from "#api/settings.ts";
import type { Entry } from "#lib/entry.ts";
import { keptDays } from "./cache-days.ts";
import type { Truth } from "./entries.ts";
import { ring } from "./keyring.ts";
import { cachePlace } from "./places.ts";
import { type Bytes, openCached, sealCached } from "./vault.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const ENTRY = "entry/";

export type Remembered = {
  entries: [string, Truth][];
  cursor: string | null;
  settings: SettingsDocument | null;
  profile: Account | null;
  /** Every row besides entries and cursor. */
  rest: Put[];
};

let opened: { name: string; place: ReturnType<typeof cachePlace> } | null = null;

function placeOf(name: string) {
  if (opened?.name !== name) {
    opened?.place.close();
    opened = { name, place: cachePlace(name) };
  }
  return opened.place;
}

/** Null: nothing is to be kept here, or it is locked. */
function access() {
  const keys = ring.value;
  if (!keys?.cache || keptDays.value === 0) return null;
  return { owner: keys.owner, key: keys.cache, place: placeOf(keys.cacheName) };
}

/** Whether an entry is recent enough to be kept here. */
export const isRecent = ({ occurred_at }: Entry): boolean =>
  Date.parse(occurred_at) > Date.now() - keptDays.value * DAY_MS;

async function readAll(): Promise<Map<string, unknown>> {
  const at = access();
  if (!at) return new Map();
  const db = await at.place.open();
  const [rows, sealed] = await Promise.all([db.getAllKeys("rows"), db.getAll("rows")]);
  const values = await Promise.all(
    rows.map(async (row, n): Promise<[string, unknown] | null> => {
      const place = { owner: at.owner, row };
      return openCached(at.key, place, sealed[n] as Bytes).then(
        (value) => [row, value],
        () => null,
      );
    }),
  );
  return new Map(values.filter((each) => each !== null));
}

/** One value by its row's name; null where nothing is kept, or it is locked. */
export async function recallRow<T>(row: string): Promise<T | null> {
  const at = access();
  const sealed = await (await at?.place.open())?.get("rows", row);
  if (!at || !sealed) return null;
  return openCached<T>(at.key, { owner: at.owner, row }, sealed).catch(() => null);
}

/** Without a copy here there is nothing to bring up to date. */
export const isCaching = (): boolean => access() !== null;

export const recallCursor = (): Promise<string | null> => recallRow<string>("cursor");

function entriesIn(values: Map<string, unknown>): [string, Truth][] {
  return [...values]
    .filter(([row]) => row.startsWith(ENTRY))
    .map(([row, truth]) => [row.slice(ENTRY.length), truth as Truth]);
}

/** Everything kept here; what became too old goes on the way. */
export async function recallCache(): Promise<Remembered> {
  const values = await readAll();
  const all = entriesIn(values);
  const recent = all.filter(([, { entry }]) => entry && isRecent(entry));
  const old = all.filter((each) => !recent.includes(each));
  await write(old.map(([id]) => [ENTRY + id, null])).catch(() => undefined);
  return {
    entries: recent,
    cursor: (values.get("cursor") as string | undefined) ?? null,
    settings: (values.get("settings") as SettingsDocument | undefined) ?? null,
    profile: (values.get("profile") as Account | undefined) ?? null,
    rest: [...values].filter(([row]) => !row.startsWith(ENTRY) && row !== "cursor"),
  };
}

export type Put = [row: string, value: unknown];

/** All in one transaction; null takes a row away. */
async function write(puts: Put[], isAll = false): Promise<void> {
  const at = access();
  if (!at || puts.length === 0) return;
  const { owner, key } = at;
  const seal = async ([row, value]: Put): Promise<[string, Bytes | null]> => [
    row,
    value === null ? null : await sealCached(key, { owner, row }, value),
  ];
  const sealed = await Promise.all(puts.map(seal));
  const work = (await at.place.open()).transaction("rows", "readwrite");
  const { store } = work;
  if (isAll) void store.clear();
  const asked = sealed.map(([row, value]) => (value ? store.put(value, row) : store.delete(row)));
  await Promise.all([...asked, work.done]);
}

const rowOf = ([id, truth]: [string, Truth]): Put => [
  ENTRY + id,
  truth.entry && isRecent(truth.entry) ? truth : null,
];

/** What one page of changes said, together with where to go on from. */
export const keepPage = (news: [string, Truth][], cursor: string | null): Promise<void> =>
  write([...news.map(rowOf), ...(cursor === null ? [] : [["cursor", cursor] as Put])]);

/** Another history: nothing of the one before it stays. */
export const keepAnew = (
  all: [string, Truth][],
  cursor: string | null,
  rest: Put[],
): Promise<void> => write([...all.map(rowOf), ["cursor", cursor], ...rest], true);

export const keepSettings = (document: SettingsDocument): Promise<void> =>
  write([["settings", document]]);

export const keepProfile = (profile: Account): Promise<void> => write([["profile", profile]]);

/** One value besides the entries, under a row name of its own. */
export const keepRow = (row: string, value: unknown): Promise<void> => write([[row, value]]);

export function closeCache(): void {
  opened?.place.close();
  opened = null;
}
