// Owns what a series is called: in the list's words, or in the person's own.
import type { Series } from "#api/schema.gen.ts";
import { SYMPTOM_NAMES } from "#locales/en/entry.ts";
import { MEASURE_NAMES } from "#locales/en/trends.ts";
import { names, settings } from "#store/settings.ts";

type Named = { id: string; name: string };
/** Lists an older document has not. */
type Lists = { own_symptoms?: Named[]; trackers?: Named[] };

const ORDER: Series["measure"][] = [
  "craving",
  "intake",
  "prescribed",
  "symptom",
  "sleep",
  "mood",
  "tracker",
];

function ownName(id: string): string | undefined {
  const { own_symptoms = [], trackers = [] } = (settings.value ?? {}) as Lists;
  return [...own_symptoms, ...trackers].find((each) => each.id === id)?.name;
}

export function seriesName(id: string): string {
  if (id in MEASURE_NAMES) return MEASURE_NAMES[id as keyof typeof MEASURE_NAMES];
  const bare = id.replace(/^(?:intake|prescribed|symptom|tracker):/, "");
  return SYMPTOM_NAMES[bare] ?? names.value[bare] ?? ownName(bare) ?? bare;
}

/** In the order a day is asked about; within a measure as the server has it. */
export const inOrder = (series: Record<string, Series>): [string, Series][] =>
  ORDER.flatMap((measure) => Object.entries(series).filter(([, each]) => each.measure === measure));

export const isEmpty = (series: Series): boolean =>
  series.days.length === 0 && series.check.length === 0;
