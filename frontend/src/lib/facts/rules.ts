// Owns the numbers and families of plain facts: those of the server (tests/features/patterns/test_facts_on_the_phone.py
// holds the two equal; app/features/patterns/rules has the sources).
import rules from "./rules.json" with { type: "json" };

export const FACT_DAYS = rules.fact_days;
export const MIXING_HOURS = rules.mixing_hours;
export const METHADONE_HOURS = rules.methadone_hours;
export const PAUSE_DAYS = rules.pause_days;
export const LONG_PAUSE_DAYS = rules.long_pause_days;
export const SLIP_TIMES = rules.slip_times;

const has =
  (list: readonly string[]) =>
  (id: string): boolean =>
    list.includes(id);

export const isOpioidLike = has(rules.opioid_like);
export const isKratom = has(rules.kratom);
export const isDepressant = has(rules.depressant);
export const isEveryday = has(rules.everyday);
export const SLOWED: readonly string[] = rules.slowed;
/** Whether stopping it suddenly can be dangerous. */
export const isDangerousToStop = isDepressant;

export const SOURCES: Readonly<Record<string, string>> = rules.sources;
export const HELP: Readonly<Record<string, readonly string[]>> = rules.help;
