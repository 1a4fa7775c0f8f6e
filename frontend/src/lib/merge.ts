// Owns merging what was changed in two places since both were the same: plain values in, a plain value out (ADR 0042).
import { isSame } from "./same.ts";

/** One place that both changed, each in another way. `mine` stays; `theirs` must be told to somebody. */
export type Clash = { mine: unknown; theirs: unknown };
/** The same value as it was, as it is here, as it is there. */
export type Three = { base: unknown; mine: unknown; theirs: unknown };
type Told = (clash: Clash) => void;
type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === "";

/** What makes an item of a list the same one on two phones: its id, what it is called, or all it says. */
function nameOf(item: unknown): string {
  if (!isFields(item)) return JSON.stringify(item);
  const { id, substance, name } = item;
  return JSON.stringify(id ?? (substance || name ? [substance, name] : item));
}

/** Two items of one name are told apart by their order: neither takes the place of the other. */
function named(list: unknown): Map<string, unknown> {
  const items = new Map<string, unknown>();
  for (const item of Array.isArray(list) ? list : []) {
    const name = nameOf(item);
    let count = 0;
    while (items.has(`${name} ${count}`)) count += 1;
    items.set(`${name} ${count}`, item);
  }
  return items;
}

/** What is gone in one place stays gone, unless it was changed in the other. */
function mergeLists({ base, mine, theirs }: Three, told: Told): unknown[] {
  const [before, here, there] = [named(base), named(mine), named(theirs)];
  const isNews = ([name, item]: [string, unknown]) =>
    !before.has(name) || !isSame(before.get(name), item);
  const kept = [...here].flatMap(([name, item]) => {
    if (!there.has(name)) return isNews([name, item]) ? [item] : [];
    return [merge({ base: before.get(name), mine: item, theirs: there.get(name) }, told)];
  });
  const added = [...there].filter((each) => !here.has(each[0]) && isNews(each));
  return [...kept, ...added.map(([, item]) => item)];
}

function mergeFields(base: Fields, mine: Fields, theirs: Fields, told: Told): Fields {
  const names = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])];
  const merged = names.map((name) => [
    name,
    merge({ base: base[name], mine: mine[name], theirs: theirs[name] }, told),
  ]);
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined));
}

/** Nothing written in either place is lost without a word: what cannot stay is told. */
export function merge(three: Three, told: Told): unknown {
  const { base, mine, theirs } = three;
  if (isSame(mine, theirs) || isSame(theirs, base)) return mine;
  if (isSame(mine, base)) return theirs;
  if (Array.isArray(mine) && Array.isArray(theirs)) return mergeLists(three, told);
  if (isFields(mine) && isFields(theirs)) {
    return mergeFields(isFields(base) ? base : {}, mine, theirs, told);
  }
  // Emptied in one place, written in the other: the words stay.
  if (isEmpty(mine)) return theirs;
  if (!isEmpty(theirs)) told({ mine, theirs });
  return mine;
}
