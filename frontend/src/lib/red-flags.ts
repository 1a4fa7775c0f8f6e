// Owns which symptoms ask for help at once (shared/reference safety 1.4: poison-centre and LiverTox lists).

export const URGENT_SYMPTOMS = [
  "slow_breathing",
  "blue_lips",
  "cannot_be_woken",
  "seizure",
  "chest_pain",
  "fainting",
  "confusion",
  "suicidal_thoughts",
] as const;

export const SAME_DAY_SYMPTOMS = [
  "yellow_skin_or_eyes",
  "dark_urine",
  "light_stool",
  "itching_skin",
  "fever_belly_pain",
  "palpitations",
  "vomiting_persistent",
  "bloody_stool",
  "pregnancy",
] as const;

export type Alarm = "urgent" | "same-day" | null;

const has = (list: readonly string[], ratings: Record<string, number>) =>
  list.some((id) => (ratings[id] ?? 0) > 0);

export function alarmOf(ratings: Record<string, number>): Alarm {
  if (has(URGENT_SYMPTOMS, ratings)) return "urgent";
  return has(SAME_DAY_SYMPTOMS, ratings) ? "same-day" : null;
}
