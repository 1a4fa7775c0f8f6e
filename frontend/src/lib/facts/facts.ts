// Owns what follows at once, without the server, from what was just written: plain facts only, exact, none of it guessed.
import type { Entry } from "#lib/entry.ts";
import { SAME_DAY_SYMPTOMS, URGENT_SYMPTOMS } from "#lib/red-flags.ts";
import { shiftDay } from "#lib/time.ts";
import { type Choices, type Diary, daysBetween, diaryOf, type Use } from "./diary.ts";
import type { Fact, Severity } from "./fact.ts";
import { mixing } from "./mixing.ts";
import { planExceeded } from "./own-plan.ts";
import { FACT_DAYS, isKratom, isOpioidLike, LONG_PAUSE_DAYS, PAUSE_DAYS } from "./rules.ts";

const isFresh = ({ now }: Diary, at: number): boolean => now - at <= FACT_DAYS * 86_400;

function redFlags(diary: Diary): Fact[] {
  return diary.reports.flatMap(({ id, day, at, ratings }): Fact[] => {
    const signs = [...URGENT_SYMPTOMS, ...SAME_DAY_SYMPTOMS].filter(
      (one) => (ratings[one] ?? 0) > 0,
    );
    if (signs.length === 0 || !isFresh(diary, at)) return [];
    const isUrgent = signs.some((one) => URGENT_SYMPTOMS.includes(one));
    const isMild = !isUrgent && signs.join() === "pregnancy";
    return [
      {
        rule: "red_flag",
        variant: isUrgent ? "urgent" : "same_day",
        severity: isMild ? "medium" : "high",
        since: day,
        substances: [],
        entries: [id],
      },
    ];
  });
}

function gravity(use: Use, days: number, isSaid: boolean): Severity {
  // By analogy only: no such deaths are known of leaf alone.
  if (isKratom(use.substance)) return isSaid ? "medium" : "info";
  if (days >= LONG_PAUSE_DAYS) return "high";
  return isSaid ? "medium" : "low";
}

function after(diary: Diary, use: Use, days: number): Fact {
  const said = diary.nothings.filter(
    ({ day, substance }) =>
      day >= shiftDay(use.day, -days) &&
      day < use.day &&
      (substance === null || substance === use.substance),
  );
  const isSaid = new Set(said.map(({ day }) => day)).size >= PAUSE_DAYS;
  const isLong = days >= LONG_PAUSE_DAYS;
  return {
    rule: "use_after_gap",
    variant: isKratom(use.substance) ? "leaf" : isLong ? "long" : "",
    severity: gravity(use, days, isSaid),
    since: use.day,
    substances: [use.substance],
    entries: [use.id, ...said.map(({ id }) => id)],
  };
}

/** A first use that is known is no use after a pause: what came before it may lie where this phone does not look. */
function usesAfterGaps(diary: Diary): Fact[] {
  const uses = diary.uses.filter(({ substance }) => isOpioidLike(substance));
  return uses.flatMap((use, place) => {
    const before = uses[place - 1];
    if (!before || use.isPrescribed || !isFresh(diary, use.at)) return [];
    const days = daysBetween(before.day, use.day) - 1;
    const least = isKratom(use.substance) ? LONG_PAUSE_DAYS : PAUSE_DAYS;
    return days >= least ? [after(diary, use, days)] : [];
  });
}

/** Every fact that is still fresh, as the server would say it of the same entries. */
export function factsOf(entries: readonly Entry[], choices: Choices, moment: Date): Fact[] {
  const diary = diaryOf(entries, choices, moment);
  return [...redFlags(diary), ...usesAfterGaps(diary), ...mixing(diary), ...planExceeded(diary)];
}
