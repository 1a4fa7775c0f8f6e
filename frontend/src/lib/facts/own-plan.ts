// Owns the fact that a day went beyond the person's own plan. Every number in it is theirs.
import type { Bound } from "#lib/settings.ts";
import { clockMinutes, type Diary, grouped, plain, type Use } from "./diary.ts";
import type { Fact } from "./fact.ts";
import { FACT_DAYS, isEveryday, SLIP_TIMES } from "./rules.ts";

const DAY_MINUTES = 24 * 60;
const DAY_SECONDS = 60 * DAY_MINUTES;

function median(values: number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}

/** Amounts that compare with each other: milligrams where known, else those in the unit used last. */
function amounts(uses: readonly Use[]): [string, number][] {
  const last = uses.findLast(({ amount }) => amount !== null);
  if (!last) return [];
  const inMass = last.milligrams !== null;
  return uses.flatMap(({ id, amount, unit, milligrams }): [string, number][] => {
    if (inMass) return milligrams === null ? [] : [[id, milligrams]];
    return amount === null || milligrams !== null || unit !== last.unit ? [] : [[id, amount]];
  });
}

/** Amounts that no day holds: a slip of the finger for a plan too, until somebody looks at them. */
function slipsIn({ uses, choices }: Diary): Set<string> {
  const compared = uses.filter(
    ({ substance, isPrescribed }) =>
      !isPrescribed && (!isEveryday(substance) || choices.tracked.includes(substance)),
  );
  const slips = new Set<string>();
  for (const own of grouped(compared, ({ substance }) => substance).values()) {
    const known = amounts(own);
    const most = SLIP_TIMES * median(known.map(([, amount]) => amount));
    for (const [id, amount] of known) if (most > 0 && amount >= most) slips.add(id);
  }
  return slips;
}

/** The day's sum in the unit of a plan. What is not known, or is in another unit, is not counted. */
function loggedIn(unit: string, uses: readonly Use[]): number {
  const wanted = plain(unit);
  if (wanted === "use") return uses.length;
  const sum = (of: (use: Use) => number | null) =>
    uses.reduce((all, use) => all + (of(use) ?? 0), 0);
  if (wanted === "mg") return sum(({ milligrams }) => milligrams);
  if (wanted === "g") return sum(({ milligrams }) => milligrams) / 1000;
  return sum((use) => (use.unit === wanted ? use.amount : null));
}

function earlyIn({ not_before }: Bound, uses: readonly Use[], boundary: string): Use[] {
  if (not_before === null) return [];
  const sinceBoundary = (minute: number) =>
    (minute - clockMinutes(boundary) + DAY_MINUTES) % DAY_MINUTES;
  const start = sinceBoundary(clockMinutes(not_before));
  return uses.filter(({ minute }) => sinceBoundary(minute) < start);
}

function beyond(bound: Bound, since: string, uses: readonly Use[], boundary: string): Fact[] {
  const fact = (variant: string, behind: readonly Use[]): Fact => ({
    rule: "plan_exceeded",
    variant,
    severity: "medium",
    since,
    substances: [bound.substance],
    entries: behind.map(({ id }) => id),
  });
  const { per_day, unit } = bound;
  const isMore = per_day !== null && loggedIn(unit, uses) > Number(per_day) + 1e-9;
  const early = earlyIn(bound, uses, boundary);
  return [
    ...(isMore ? [fact("amount", uses)] : []),
    ...(early.length ? [fact("early", early)] : []),
  ];
}

export function planExceeded(diary: Diary): Fact[] {
  const { now, uses, choices } = diary;
  if (choices.bounds.length === 0) return [];
  const slips = slipsIn(diary);
  const isFresh = ({ at }: Use) => now - at <= FACT_DAYS * DAY_SECONDS;
  return choices.bounds.flatMap((bound) => {
    // A slip in the amount is a use all the same.
    const isCounted = ({ id }: Use) => !slips.has(id) || plain(bound.unit) === "use";
    const own = uses.filter((use) => use.substance === bound.substance && isCounted(use));
    // Each day as a whole: a sum must not shrink while its first entries grow old.
    return [...grouped(own, ({ day }) => day)]
      .filter(([, those]) => those.some(isFresh))
      .flatMap(([day, those]) => beyond(bound, day, those, choices.boundary));
  });
}
