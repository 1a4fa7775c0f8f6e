// Owns what a person changed themselves, in words: the same marks stand on the charts.
import type { Event, Series } from "#api/schema.gen.ts";
import { dayNumber } from "#lib/plot.ts";
import { dayLabel } from "#lib/time.ts";
import { trends as t } from "#locales/en/trends.ts";
import type { Axis } from "#ui/chart/figures.ts";

const FEW = 4;

function eventWords({ day, kind, before, after }: Event): string {
  const label = dayLabel(day, "long");
  if (kind === "plan") return t.eventPlan(label);
  const city = (zone: string) => zone.replace(/^.*\//, "").replaceAll("_", " ");
  const name = (word: string) => (kind === "zone" ? city(word) : word);
  const change = t.span(name(before ?? ""), name(after));
  return kind === "unit" ? t.eventUnit(label, change) : t.eventZone(label, change);
}

/** Those of the whole record, once each: every series carries them. */
export function sharedEvents(all: readonly Series[]): Event[] {
  const found = new Map<string, Event>();
  for (const { events } of all) {
    for (const event of events) {
      if (event.kind !== "unit") found.set(`${event.kind} ${event.day} ${event.after}`, event);
    }
  }
  return [...found.values()].sort((one, other) => (one.day < other.day ? -1 : 1));
}

export function Events({ events, axis }: { events: readonly Event[]; axis: Axis }) {
  const seen = events.filter(({ day }) => dayNumber(day) >= axis.first);
  if (seen.length === 0) return null;
  const list = (
    <ul class="soft events">
      {seen.map((event) => (
        <li key={`${event.kind}${event.day}${event.after}`}>{eventWords(event)}</li>
      ))}
    </ul>
  );
  if (seen.length <= FEW) return list;
  return (
    <details class="fold">
      <summary>{t.changes(seen.length)}</summary>
      {list}
    </details>
  );
}
