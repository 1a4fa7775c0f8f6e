// Owns which entries may tell more than their person wants told at once. Pure; it judges nobody and advises nothing.
import type { Entry, Intake } from "./entry.ts";
import { HARD_FROM } from "./hard-hours.ts";
import { alarmOf } from "./red-flags.ts";
import { ALWAYS_PRESCRIBED, type Settings } from "./settings.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const PAUSE_MS = 3 * DAY_MS; // as the server's rule "use after a gap" (patterns/rules/breaks.py, PAUSE_DAYS)

export type Known = { entries: readonly Entry[]; settings: Settings | null };

const at = (entry: Entry): number => Date.parse(entry.occurred_at);

const isPrescribed = (use: Intake, settings: Settings | null): boolean =>
  use.prescribed !== null ||
  use.substance === ALWAYS_PRESCRIBED ||
  (settings?.prescribed ?? []).includes(use.substance ?? "");

function isAfterAPause(use: Intake, { entries }: Known): boolean {
  const before = entries.filter(
    (each) =>
      each.kind === "intake" &&
      !each.none &&
      each.substance === use.substance &&
      at(each) < at(use),
  );
  // Without an earlier one nobody knows: then it is asked rather than not.
  return before.every((each) => at(use) - at(each) > PAUSE_MS);
}

function isGraveUse(use: Intake, known: Known): boolean {
  if (use.none) return false;
  if (isPrescribed(use, known.settings))
    return use.prescribed === "missed" || use.prescribed === "different";
  return known.settings?.plan?.goal === "abstain" || isAfterAPause(use, known);
}

export function isGrave(entry: Entry, known: Known): boolean {
  if (entry.kind === "craving") return entry.intensity >= HARD_FROM || entry.outcome === "used";
  if (entry.kind === "side_effects") return alarmOf(entry.ratings) !== null;
  return entry.kind === "intake" && isGraveUse(entry, known);
}

/** By which choices this entry would be seen. */
function shownBy(entry: Entry): string[] {
  if (entry.kind === "craving") return ["craving"];
  if (entry.kind === "intake") return entry.substance ? [`substance:${entry.substance}`] : [];
  if (entry.kind !== "side_effects") return ["text", "mood"];
  return Object.entries(entry.ratings)
    .filter(([, rating]) => rating > 0)
    .map(([id]) => `symptom:${id}`);
}

export const isShownBy = (entry: Entry, include: readonly string[]): boolean =>
  shownBy(entry).some((each) => include.includes(each));
