// Owns the last answers of trends in the sealed copy on this phone: only of periods that copy may go back.
import { keepRow, recallRow } from "./cache.ts";
import { keptDays } from "./cache-days.ts";

const rowOf = (period: number | null): string => `trends/${period ?? "all"}`;

/** What reaches further back than the phone keeps is not kept in another shape either. */
const isKept = (period: number | null): boolean => period !== null && period <= keptDays.value;

type Dated = { trends: { to: string } };

export async function keepTrends(period: number | null, value: Dated): Promise<void> {
  if (isKept(period)) await keepRow(rowOf(period), value);
}

/** Null where nothing is kept, or what is kept has become too old. */
export async function recallTrends<T extends Dated>(
  period: number | null,
  today: string,
): Promise<T | null> {
  if (!isKept(period)) return null;
  const kept = await recallRow<T>(rowOf(period));
  if (!kept) return null;
  const age = (Date.parse(today) - Date.parse(kept.trends.to)) / 86_400_000;
  return age < keptDays.value ? kept : null;
}
