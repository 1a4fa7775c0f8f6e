// Owns "What was different": counts as small bars with their numbers beside them. Refuses to compare or conclude.
import type { Different as Counts, OneSubstance } from "#api/schema.gen.ts";
import { locale } from "#lib/language.ts";
import { dayOfNumber } from "#lib/plot.ts";
import { trendsMore as t } from "#locales/en/trends.ts";
import { settings } from "#store/settings.ts";
import { Card } from "#ui/card.tsx";
import { number } from "#ui/chart/figures.ts";
import { seriesName } from "./names.ts";

// From four to four, as a day is cut unless somebody chose otherwise.
const FOUR_HOURS = [4, 8, 12, 16, 20, 0];
const A_MONDAY = 4; // January 5, 1970
const RANGES = [
  [0, 3],
  [4, 6],
  [7, 10],
] as const;

const sum = (counts: readonly number[], from: number, to: number): number =>
  counts.slice(from, to + 1).reduce((all, each) => all + each, 0);

const clock = (hour: number): string =>
  new Intl.DateTimeFormat(locale(), { timeZone: "UTC", hour: "numeric" }).format(
    new Date(hour * 3_600_000),
  );

const weekday = (n: number): string =>
  new Intl.DateTimeFormat(locale(), { timeZone: "UTC", weekday: "long" }).format(
    new Date(`${dayOfNumber(A_MONDAY + n)}T00:00:00Z`),
  );

type Row = { name: string; count: number };

const byHours = (counts: readonly number[]): Row[] =>
  FOUR_HOURS.map((from) => ({
    name: t.hours(clock(from), clock((from + 4) % 24)),
    count: sum(counts, from, from + 3),
  }));

const byWeekdays = (counts: readonly number[]): Row[] =>
  counts.map((count, n) => ({ name: weekday(n), count }));

/** The bar is decoration: the number beside it says the same. */
function Bar({ count, most }: Row & { most: number }) {
  return (
    <svg class="count-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <path d={`M0 0H${((count / (most || 1)) * 100).toFixed(1)}V8H0Z`} />
    </svg>
  );
}

function CountTable({ title, head, rows }: { title: string; head: string; rows: Row[] }) {
  const most = Math.max(...rows.map(({ count }) => count));
  return (
    <table class="counts">
      <caption>{title}</caption>
      <thead class="visually-hidden">
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">{t.count}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.name}</th>
            <td>
              <span class="count">
                {number(row.count)}
                <Bar {...row} most={most} />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type TimesProps = { what: string; times: { n: number; by_hour: number[]; by_weekday: number[] } };

function Times({ what, times }: TimesProps) {
  if (times.n === 0) return null;
  return (
    <details class="fold">
      <summary>
        {what}: {t.inAll(times.n)}
      </summary>
      <CountTable title={t.byHour(what)} head={t.hour} rows={byHours(times.by_hour)} />
      <CountTable title={t.byWeekday(what)} head={t.weekday} rows={byWeekdays(times.by_weekday)} />
    </details>
  );
}

function Groups({ name, counts }: { name: string; counts: OneSubstance }) {
  const { none_days: none, use_days: use } = counts;
  const rows = [
    { head: t.days, cells: [none.n, use.n] },
    { head: t.withCraving, cells: [none.craving_days, use.craving_days] },
    ...RANGES.map(([from, to]) => ({
      head: t.strongest(`${from}–${to}`),
      cells: [sum(none.worst_cravings, from, to), sum(use.worst_cravings, from, to)],
    })),
  ];
  return (
    <table class="groups">
      <caption>{t.groups(name)}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{t.noneDays}</th>
          <th scope="col">{t.useDays}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ head, cells }) => (
          <tr key={head}>
            <th scope="row">{head}</th>
            {cells.map((cell, n) => (
              <td key={n}>{number(cell)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Different({ different }: { different: Counts }) {
  const substances = Object.entries(different.substances);
  const isEmpty = different.cravings.n === 0 && substances.every(([, each]) => each.uses.n === 0);
  if (isEmpty) return null;
  return (
    <Card title={t.differentTitle} hint={t.differentHint}>
      <Times what={t.worstCravings} times={different.worst_cravings} />
      <Times what={t.allCravings} times={different.cravings} />
      {substances.map(([id, counts]) => (
        <Times key={id} what={t.uses(seriesName(id))} times={counts.uses} />
      ))}
      {substances
        // Of a prescribed medicine, days without are no days of rest.
        .filter(([id]) => !settings.value?.prescribed.includes(id))
        .filter(([, { none_days, use_days }]) => none_days.n > 0 && use_days.n > 0)
        .map(([id, counts]) => (
          <Groups key={id} name={seriesName(id)} counts={counts} />
        ))}
    </Card>
  );
}
