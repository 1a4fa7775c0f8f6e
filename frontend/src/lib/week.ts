// Owns what is counted in the last seven days. Counts alone: nothing is inferred, ranked or compared.
import type { Craving, Entry, Outcome } from "./entry.ts";
import { localDay, shiftDay } from "./time.ts";

/** Our own line, said beside the number: no study gives a cut-off for a craving from 0 to 10. */
export const STRONG_FROM = 7;
const DAYS = 7;
const BLOCK_HOURS = 4;

export type Outcomes = { total: number; unknown: number } & Record<Outcome, number>;
/** Four hours of the clock from `from`; `cravings` has the strong ones in it. */
export type Block = { from: number; cravings: number; strong: number };
export type Helped = { id: string; count: number };

export type Week = {
  /** How many entries each day has, oldest day first. */
  days: { day: string; entries: number }[];
  /** On how many of them something was recorded. */
  recorded: number;
  /** Cravings of 1 or more: a 0 says there was none. */
  cravings: number;
  strong: Outcomes;
  blocks: Block[];
  /** What was done about cravings that passed, and about how many of those something is noted. */
  helped: { of: number; by: Helped[] };
};

const isCraving = (each: Entry): each is Craving => each.kind === "craving" && each.intensity > 0;
const isStrong = ({ intensity }: Craving): boolean => intensity >= STRONG_FROM;

function outcomes(cravings: Craving[]): Outcomes {
  const of = (outcome: Outcome | null) =>
    cravings.filter((each) => each.outcome === outcome).length;
  return {
    total: cravings.length,
    passed: of("passed"),
    ongoing: of("ongoing"),
    used: of("used"),
    unknown: of(null),
  };
}

/** By the clock each entry was written with, wherever that was; beginning where the person's day does. */
function blocks(cravings: Craving[], boundary: string): Block[] {
  const blockOf = (clock: string) => Math.floor(Number(clock.slice(0, 2)) / BLOCK_HOURS);
  const count = 24 / BLOCK_HOURS;
  return Array.from({ length: count }, (_, n) => {
    const block = (blockOf(boundary) + n) % count;
    const those = cravings.filter(
      ({ occurred_at }) => blockOf(occurred_at.slice(11, 16)) === block,
    );
    const strong = those.filter(isStrong).length;
    return { from: block * BLOCK_HOURS, cravings: those.length, strong };
  });
}

function helped(cravings: Craving[]): Week["helped"] {
  const passed = cravings.filter(
    ({ outcome, coping }) => outcome === "passed" && coping.length > 0,
  );
  const counts = new Map<string, number>();
  for (const id of passed.flatMap(({ coping }) => [...new Set(coping)])) {
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const by = [...counts].map(([id, count]) => ({ id, count }));
  by.sort((one, other) => other.count - one.count || (one.id < other.id ? -1 : 1));
  return { of: passed.length, by };
}

/** The seven days up to `today`, each cut at `boundary`; what lies outside them does not count. */
export function weekOf(entries: readonly Entry[], today: string, boundary: string): Week {
  const days = Array.from({ length: DAYS }, (_, n) => shiftDay(today, n + 1 - DAYS));
  const dayOf = ({ occurred_at }: Entry) => localDay(occurred_at, boundary);
  const inside = entries.filter((each) => days.includes(dayOf(each)));
  const cravings = inside.filter(isCraving);
  const counted = days.map((day) => ({
    day,
    entries: inside.filter((each) => dayOf(each) === day).length,
  }));
  return {
    days: counted,
    recorded: counted.filter((each) => each.entries > 0).length,
    cravings: cravings.length,
    strong: outcomes(cravings.filter(isStrong)),
    blocks: blocks(cravings, boundary),
    helped: helped(cravings),
  };
}
