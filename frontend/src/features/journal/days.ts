// Owns how entries are put under days, and days under months.
import type { Entry } from "#lib/entry.ts";
import { locale } from "#lib/language.ts";
import { dayLabel, shiftDay } from "#lib/time.ts";
import { journal as t } from "#locales/en/journal.ts";

export type Day = { day: string; entries: Entry[] };
export type Month = { month: string; days: Day[] };

/** Newest first: days cut by `dayOf`, months by the day. */
export function byMonth(entries: Entry[], dayOf: (entry: Entry) => string): Month[] {
  const days = new Map<string, Entry[]>();
  for (const entry of entries) days.set(dayOf(entry), [...(days.get(dayOf(entry)) ?? []), entry]);
  const months = new Map<string, Day[]>();
  for (const day of [...days.keys()].sort().reverse()) {
    const month = day.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), { day, entries: days.get(day) ?? [] }]);
  }
  return [...months].map(([month, list]) => ({ month, days: list }));
}

export function dayTitle(day: string, today: string): string {
  if (day === today) return t.today;
  return day === shiftDay(today, -1) ? t.yesterday : dayLabel(day);
}

/** "November 2026". */
export function monthTitle(month: string): string {
  const format = new Intl.DateTimeFormat(locale(), {
    timeZone: "UTC",
    year: "numeric",
    month: "long",
  });
  return format.format(new Date(`${month}-01T00:00:00Z`));
}
