// Owns entries as facts need them: cut into the person's own days, in order of time. Refuses what lies after the moment.
import type { Entry, Intake, SideEffects } from "#lib/entry.ts";
import type { Bound } from "#lib/settings.ts";
import { localDay } from "#lib/time.ts";

const DAY_MS = 86_400_000;
/** To milligrams: the same mass in another unit, never another product. */
const GRAMS: Readonly<Record<string, number>> = { mg: 1, g: 1000 };

/** What of the settings facts follow from. */
export type Choices = {
  boundary: string;
  bounds: readonly Bound[];
  tracked: readonly string[];
  prescribed: readonly string[];
};

export type Use = {
  id: string;
  day: string;
  /** Seconds since 1970: whole ones, so that six hours are six hours. */
  at: number;
  /** Of the clock on the wall. */
  minute: number;
  substance: string;
  product: string;
  amount: number | null;
  unit: string;
  milligrams: number | null;
  isPrescribed: boolean;
};
export type Report = { id: string; day: string; at: number; ratings: Record<string, number> };
/** An explicit "none"; of one substance, or of all. */
export type Nothing = { id: string; day: string; substance: string | null };

export type Diary = {
  now: number;
  choices: Choices;
  uses: Use[];
  reports: Report[];
  nothings: Nothing[];
};

export const clockMinutes = (clock: string): number =>
  Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

export const plain = (unit: string | null | undefined): string => (unit ?? "").trim().toLowerCase();

function milligrams({ amount, unit, strength }: Intake): number | null {
  if (amount === null) return null;
  const mass = GRAMS[plain(unit)];
  if (mass) return Number(amount) * mass;
  const label = strength && GRAMS[plain(strength.unit)];
  return strength && label ? Number(amount) * Number(strength.amount) * label : null;
}

function useOf(entry: Intake, substance: string, choices: Choices): Use {
  return {
    id: entry.id,
    day: localDay(entry.occurred_at, choices.boundary),
    at: Date.parse(entry.occurred_at) / 1000,
    minute: clockMinutes(entry.occurred_at.slice(11, 16)),
    substance,
    product: entry.product.toLowerCase(),
    amount: entry.amount === null ? null : Number(entry.amount),
    unit: plain(entry.unit),
    milligrams: milligrams(entry),
    isPrescribed: entry.prescribed !== null || choices.prescribed.includes(substance),
  };
}

const reportOf = (entry: SideEffects, { boundary }: Choices): Report => ({
  id: entry.id,
  day: localDay(entry.occurred_at, boundary),
  at: Date.parse(entry.occurred_at) / 1000,
  ratings: entry.ratings,
});

const inOrder = (one: Use | Report, other: Use | Report): number =>
  one.at - other.at || (one.id < other.id ? -1 : 1);

export function diaryOf(entries: readonly Entry[], choices: Choices, moment: Date): Diary {
  const past = entries.filter(({ occurred_at }) => Date.parse(occurred_at) <= moment.getTime());
  const diary: Diary = {
    now: moment.getTime() / 1000,
    choices,
    uses: [],
    reports: [],
    nothings: [],
  };
  for (const each of past) {
    if (each.kind === "side_effects") diary.reports.push(reportOf(each, choices));
    if (each.kind !== "intake") continue;
    const day = localDay(each.occurred_at, choices.boundary);
    if (each.none) diary.nothings.push({ id: each.id, day, substance: each.substance });
    else if (each.prescribed !== "missed" && each.substance)
      diary.uses.push(useOf(each, each.substance, choices));
  }
  diary.uses.sort(inOrder);
  diary.reports.sort(inOrder);
  diary.nothings.sort((one, other) => (one.day + one.id < other.day + other.id ? -1 : 1));
  return diary;
}

/** Whole days from one to another. */
export const daysBetween = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / DAY_MS;

export function grouped<T>(all: readonly T[], keyOf: (each: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const key = keyOf(each);
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return groups;
}
