// Owns when an unconfirmed spare key is asked about; refuses to ask more often than that.

const STAGES = [7, 3, 1];
const DAY_MS = 24 * 60 * 60 * 1000;

/** The latest of days 1, 3 and 7 after signing up that has come; 0 before the first. Both are ISO dates. */
export function reminderStage(createdOn: string, today: string): number {
  const age = Math.round((Date.parse(today) - Date.parse(createdOn)) / DAY_MS);
  return STAGES.find((day) => age >= day) ?? 0;
}
