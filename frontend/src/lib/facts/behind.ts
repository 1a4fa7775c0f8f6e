// Owns the numbers behind a flag, day by day, from the entries on this phone: what was compared, and nothing made up.
import type { Entry, Intake, SideEffects } from "#lib/entry.ts";
import { localDay, shiftDay } from "#lib/time.ts";
import { clockMinutes, grouped } from "./diary.ts";

/** What stands on the upright axis; `unit` only where amounts have one. */
export type What = "craving" | "symptom" | "uses" | "amount" | "night" | "hours";
export type Point = { day: string; value: number };
export type Behind = { what: What; unit: string; points: Point[] };

type Subject = { rule: string; substances: readonly string[]; since: string };

const DAYS_BEFORE = 28;
/** Fewer say nothing a list of entries does not. */
const FEWEST = 4;
const NIGHT_ENDS = 5 * 60; // as the rule about nights has it (app/features/patterns/rules/uses.py)

const SYMPTOMS: Readonly<Record<string, readonly string[]>> = {
  anxiety_up: ["anxiety"],
  insomnia_run: ["insomnia"],
  gi_persist: ["nausea", "vomiting", "constipation", "diarrhea", "diarrhoea", "abdominal_pain"],
};
const WHAT: Readonly<Record<string, What>> = {
  craving_up: "craving",
  craving_spike: "craving",
  high_craving_run: "craving",
  anxiety_up: "symptom",
  insomnia_run: "symptom",
  gi_persist: "symptom",
  dose_up: "amount",
  dose_link: "amount",
  withdrawal: "amount",
  frequency_up: "uses",
  night_use: "night",
  gap_short: "hours",
};

const clock = ({ occurred_at }: Entry): number => clockMinutes(occurred_at.slice(11, 16));
const at = ({ occurred_at }: Entry): number => Date.parse(occurred_at) / 3_600_000;

function median(values: number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}

function hoursBetween(uses: Intake[]): number | null {
  const times = uses.map(at).sort((one, other) => one - other);
  const gaps = times.slice(1).map((time, n) => time - (times[n] ?? time));
  return gaps.length > 0 ? Math.round(median(gaps) * 10) / 10 : null;
}

/** Amounts of a day in one unit; what is in another, or not known, is left out. */
function amountOf(uses: Intake[], unit: string): number | null {
  const same = uses.filter((use) => use.amount !== null && (use.unit ?? "") === unit);
  const sum = same.reduce((all, use) => all + Number(use.amount), 0);
  return same.length > 0 ? Math.round(sum * 100) / 100 : null;
}

function ofUses(what: What, uses: Intake[], unit: string): number | null {
  if (what === "uses") return uses.length;
  if (what === "night") return uses.filter((use) => clock(use) < NIGHT_ENDS).length;
  return what === "hours" ? hoursBetween(uses) : amountOf(uses, unit);
}

function worst(reports: SideEffects[], symptoms: readonly string[]): number | null {
  const rated = reports.flatMap(({ ratings }) => symptoms.map((one) => ratings[one]));
  const known = rated.filter((each) => each !== undefined);
  return known.length > 0 ? Math.max(...known) : null;
}

const isUse = (entry: Entry, { substances }: Subject): entry is Intake =>
  entry.kind === "intake" && !entry.none && substances.includes(entry.substance ?? "");

/** A day's value of what the flag is about; null where nothing was said about it. */
function valueOn(what: What, subject: Subject, day: Entry[], unit: string): number | null {
  if (what === "craving") {
    const cravings = day.flatMap((each) => (each.kind === "craving" ? [each.intensity] : []));
    return cravings.length > 0 ? Math.max(...cravings) : null;
  }
  if (what === "symptom") {
    const reports = day.filter((each) => each.kind === "side_effects");
    return worst(reports, SYMPTOMS[subject.rule] ?? []);
  }
  const uses = day.filter((each) => isUse(each, subject));
  return uses.length > 0 ? ofUses(what, uses, unit) : null;
}

/** Four weeks before it began, and all since; null for a plain fact, whose entries say it all, and where little is here. */
export function behind(
  subject: Subject,
  entries: readonly Entry[],
  span: { until: string; boundary: string },
): Behind | null {
  const what = WHAT[subject.rule];
  if (!what) return null;
  const from = shiftDay(subject.since, -DAYS_BEFORE);
  const dayOf = ({ occurred_at }: Entry) => localDay(occurred_at, span.boundary);
  const those = entries.filter((each) => dayOf(each) >= from && dayOf(each) <= span.until);
  const weighed = those.find((each) => isUse(each, subject) && each.amount !== null) as Intake;
  const unit = what === "amount" ? (weighed?.unit ?? "") : "";
  const points = [...grouped(those, dayOf)]
    .map(([day, own]) => ({ day, value: valueOn(what, subject, own, unit) }))
    .filter((point): point is Point => point.value !== null)
    .sort((one, other) => (one.day < other.day ? -1 : 1));
  return points.length >= FEWEST ? { what, unit, points } : null;
}
