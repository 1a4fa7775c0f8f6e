// Owns an entry in one line: what it was, and the detail worth seeing in a list.
import type { Craving, Entry, Intake, SideEffects } from "#lib/entry.ts";
import type { Tracker } from "#lib/settings.ts";
import {
  COPING_NAMES,
  OUTCOME_NAMES,
  SYMPTOM_NAMES,
  TRIGGER_NAMES,
  entry as t,
} from "#locales/en/entry.ts";
import { PRESCRIBED_NAMES } from "#locales/en/medicines.ts";
import { trackerLines } from "./tracker-words.ts";

export type Summary = { title: string; detail: string };

const joined = (parts: (string | null | undefined | false)[]): string =>
  parts.filter(Boolean).join(" · ");

const named = (ids: string[], names: Record<string, string>) => ids.map((id) => names[id] ?? id);

/** Names of substances by id, the person's own among them. */
export type Names = Record<string, string>;

function craving(entry: Craving, names: Names): Summary {
  return {
    title: t.kindCraving(entry.intensity),
    detail: joined([
      entry.substance && (names[entry.substance] ?? entry.substance),
      ...named(entry.triggers, TRIGGER_NAMES),
      ...named(entry.coping, COPING_NAMES),
      entry.outcome && OUTCOME_NAMES[entry.outcome],
      entry.note,
    ]),
  };
}

function sideEffects(entry: SideEffects, trackers: readonly Tracker[]): Summary {
  const noticed = Object.entries(entry.ratings).filter(([, severity]) => severity > 0);
  const rated = noticed.length > 0 ? noticed : entry.none ? [] : Object.entries(entry.ratings);
  const parts = rated.map(
    ([id, severity]) => `${SYMPTOM_NAMES[id] ?? id}: ${t.severity[severity]?.toLowerCase()}`,
  );
  return {
    title: entry.none ? t.kindBodyNone : t.kindBody,
    detail: joined([
      ...parts,
      entry.sleep_hours !== null && t.sleptHours(entry.sleep_hours),
      ...trackerLines(trackers, entry.trackers),
      entry.note,
    ]),
  };
}

function amount(entry: Intake): string {
  if (entry.amount === null) return "";
  const text = `${entry.amount} ${entry.unit ?? ""}`.trim();
  return entry.estimated ? t.aboutAmount(text) : text;
}

function intake(entry: Intake, names: Names): Summary {
  if (entry.none) return { title: t.kindUsedNone, detail: entry.note };
  const answer = entry.prescribed && PRESCRIBED_NAMES[entry.prescribed];
  const what = entry.substance ? (names[entry.substance] ?? entry.substance) : t.kindIntake;
  return { title: what, detail: joined([answer, amount(entry), entry.product, entry.note]) };
}

export function summarise(entry: Entry, names: Names, trackers: readonly Tracker[]): Summary {
  switch (entry.kind) {
    case "craving":
      return craving(entry, names);
    case "side_effects":
      return sideEffects(entry, trackers);
    case "intake":
      return intake(entry, names);
    case "journal":
      return { title: t.kindJournal, detail: entry.text };
  }
}
