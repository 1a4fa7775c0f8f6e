// Owns how the value of an own tracker reads: yes or no, a place on the scale, a number with its unit.
import type { TrackerValues } from "#lib/entry.ts";
import type { Tracker } from "#lib/settings.ts";
import { trackers as t } from "#locales/en/trackers.ts";

function spoken(tracker: Tracker, value: string): string {
  switch (tracker.kind) {
    case "scale":
      return t.ofTen(value);
    case "yes_no":
      return { "0": t.no, "1": t.yes }[value]?.toLowerCase() ?? value;
    case "number":
      return `${value} ${tracker.unit ?? ""}`.trim();
  }
}

/** Nothing is lost where the settings that name it are not here yet. */
export const trackerName = (trackers: readonly Tracker[], id: string): string =>
  trackers.find((each) => each.id === id)?.name ?? t.unnamed;

export function trackerValue(trackers: readonly Tracker[], id: string, value: string): string {
  const tracker = trackers.find((each) => each.id === id);
  return tracker ? spoken(tracker, value) : value;
}

/** "Pain: 4 of 10", for each. */
export const trackerLines = (trackers: readonly Tracker[], values: TrackerValues = {}): string[] =>
  Object.entries(values).map(
    ([id, value]) => `${trackerName(trackers, id)}: ${trackerValue(trackers, id, value)}`,
  );
