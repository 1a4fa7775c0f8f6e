// Owns the fact that something opioid-like and something that slows breathing too were logged close together.
import { type Diary, grouped, type Report, type Use } from "./diary.ts";
import type { Fact } from "./fact.ts";
import {
  FACT_DAYS,
  isDepressant,
  isOpioidLike,
  METHADONE_HOURS,
  MIXING_HOURS,
  SLOWED,
} from "./rules.ts";

const HOUR = 3600;

type Pair = readonly [opioid: Use, other: Use];

const laterOf = ([one, other]: Pair): Use => (one.at < other.at ? other : one);
const laterDay = ([one, other]: Pair): string => (one.day < other.day ? other.day : one.day);

/** The last before and the first after, of uses in order of time. */
function beside(one: Use, others: readonly Use[]): Use[] {
  let [low, high] = [0, others.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((others[middle]?.at ?? 0) < one.at) low = middle + 1;
    else high = middle;
  }
  return others.slice(Math.max(0, low - 1), low + 1);
}

/** Each use with the nearest of the other family: all that take part, without comparing everything with all. */
function pairsIn({ uses }: Diary): Pair[] {
  const slowing = uses.filter(({ substance }) => isDepressant(substance));
  const opioids = uses.filter(({ substance }) => isOpioidLike(substance));
  const pairs: Pair[] = [
    ...opioids.flatMap((one) => beside(one, slowing).map((other): Pair => [one, other])),
    ...slowing.flatMap((other) => beside(other, opioids).map((one): Pair => [one, other])),
  ];
  return pairs.filter(([opioid, other]) => {
    const hours = opioid.product.includes("methadone") ? METHADONE_HOURS : MIXING_HOURS;
    return Math.abs(opioid.at - other.at) <= hours * HOUR;
  });
}

function slowedAround({ reports }: Diary, first: number, last: number): Report[] {
  return reports.filter(
    ({ at, ratings }) =>
      at >= first - MIXING_HOURS * HOUR &&
      at <= last + MIXING_HOURS * HOUR &&
      SLOWED.some((sign) => (ratings[sign] ?? 0) > 0),
  );
}

function mixed(diary: Diary, since: string, fresh: Pair[], all: Pair[]): Fact {
  const uses = [...new Map(fresh.flat().map((use) => [use.id, use])).values()];
  uses.sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));
  const first = uses[0]?.at ?? 0;
  const slowed = slowedAround(diary, first, uses.at(-1)?.at ?? 0);
  const isPrescribed = uses.every((use) => use.isPrescribed);
  const isKnown = isPrescribed && all.some((pair) => laterOf(pair).at < first);
  const isQuiet = isKnown && slowed.length === 0;
  return {
    rule: "mixing",
    variant: isQuiet ? "prescribed_again" : isPrescribed ? "prescribed" : "",
    severity: isQuiet ? "info" : "high",
    since,
    substances: [...new Set(uses.map(({ substance }) => substance))].sort(),
    entries: [...uses, ...slowed].map(({ id }) => id),
  };
}

export function mixing(diary: Diary): Fact[] {
  const all = pairsIn(diary);
  const fresh = all.filter((pair) => diary.now - laterOf(pair).at <= FACT_DAYS * 24 * HOUR);
  return [...grouped(fresh, laterDay)].map(([day, pairs]) => mixed(diary, day, pairs, all));
}
