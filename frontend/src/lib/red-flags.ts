// Owns which symptoms ask for help at once: the server's own list (app/features/crisis/red_flags.py has the sources).
import flags from "../../../app/features/crisis/red_flags.json" with { type: "json" };

export const URGENT_SYMPTOMS: readonly string[] = flags.urgent;
export const SAME_DAY_SYMPTOMS: readonly string[] = flags.same_day;

export type Alarm = "urgent" | "same-day" | null;

const has = (list: readonly string[], ratings: Record<string, number>) =>
  list.some((id) => (ratings[id] ?? 0) > 0);

export function alarmOf(ratings: Record<string, number>): Alarm {
  if (has(URGENT_SYMPTOMS, ratings)) return "urgent";
  return has(SAME_DAY_SYMPTOMS, ratings) ? "same-day" : null;
}
