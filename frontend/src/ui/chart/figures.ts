// Owns what of an answer is drawn and said: which column, on which axis, in which words.
import type { Line, Series, Trends } from "#api/schema.gen.ts";
import { locale } from "#lib/language.ts";
import { across, dayNumber, type Frame, roundTop } from "#lib/plot.ts";
import { dayLabel } from "#lib/time.ts";
import { entry } from "#locales/en/entry.ts";
import { PRESCRIBED_NAMES } from "#locales/en/medicines.ts";
import { trends as t } from "#locales/en/trends.ts";

export type By = Trends["by"];
/** The axis of all charts: days, or Mondays, as numbers. */
export type Axis = { by: By; first: number; last: number; step: number };

/** What the edges of a drawing stand for; low where there are a few steps only. */
export type Ends = { low: number; high: number; isLow: boolean };

/** The axis of three rows: taken, different, missed. */
const PRESCRIBED_ENDS: Ends = { low: 0, high: 3, isLow: false };
const FEW_STEPS = 3;

/** One line of a measure, ready to be drawn: counted as bars, or as dots with a line. */
export type Drawn = { series: Series; line: Line; axis: Axis; counted: boolean };

/** A week stands by its Monday and is drawn in its middle. */
export const placeOf = (frame: Frame, by: By, day: string): number =>
  across(frame, dayNumber(day) + (by === "week" ? 3 : 0));

export const number = (value: number): string =>
  new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }).format(value);

/** "Oct 24 – Nov 22, 2026", as the person's language writes a span. */
export function spanLabel(from: string, to: string): string {
  const format = new Intl.DateTimeFormat(locale(), { timeZone: "UTC", dateStyle: "medium" });
  return format.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`));
}

/** `oldest`: the first recorded day where everything was asked for; nothing is drawn of the years before it. */
export function axisOf(shown: Pick<Trends, "by" | "from" | "to">, oldest?: string): Axis {
  const from = oldest ?? shown.from;
  const last = dayNumber(shown.to);
  const first = dayNumber(from < shown.from ? shown.from : from);
  if (shown.by === "day") return { by: "day", first, last, step: 1 };
  const monday = (day: number) => day - ((day + 3) % 7); // 1970 began on a Thursday
  return { by: "week", first: monday(first), last: monday(last), step: 7 };
}

/** Uses are bars from zero; everything else is dots and a line. */
export const isCounted = (series: Series): boolean => series.measure === "intake";

/** What is drawn at each place of the columns. */
export function figures(line: Line, by: By, counted: boolean): number[] {
  const column = line[line.daily] ?? line.mean;
  if (by === "day" || counted) return column;
  return line.median.map((value, n) => value ?? line.mean[n] ?? 0);
}

export function ends({ line, counted, series }: Drawn, shown: readonly number[]): Ends {
  if (series.prescribed) return PRESCRIBED_ENDS;
  if (line.scale) return { ...line.scale, isLow: line.scale.high <= FEW_STEPS };
  // Half a use is none: an even number above has a whole one in its middle.
  if (counted) return { low: 0, high: 2 * Math.ceil(Math.max(1, ...shown) / 2), isLow: false };
  const bands = line.high.filter((value) => value !== null);
  const high = roundTop(Math.max(1, ...shown, ...bands, line.usual?.high ?? 0));
  return { low: 0, high, isLow: false };
}

/** One value in the words of its measure. */
export function said(series: Series, line: Line, value: number): string {
  if (series.measure === "symptom" && Number.isInteger(value)) return entry.severity[value] ?? "";
  if (series.measure === "sleep") return t.hours(number(value));
  const unit = line === series ? series.unit : line.unit;
  const isPlain = line.scale !== null || (isCounted(series) && line === series);
  return unit && !isPlain ? `${number(value)} ${unit}` : number(value);
}

function countedWords(series: Series, n: number): string[] {
  const uses = series.total?.[n] ?? 0;
  if (uses === 0) return [t.noneRecorded];
  const first = series.intake?.first[n];
  const last = series.intake?.last[n];
  return [t.uses(uses), ...(first && last ? [t.firstLast(first, last)] : [])];
}

function valueWords(series: Series, line: Line, n: number): string[] {
  const value = line[line.daily]?.[n] ?? line.mean[n] ?? 0;
  const many = (line.n[n] ?? 1) > 1;
  if (line.daily === "max" && many) {
    const lower = said(series, line, value).toLowerCase();
    const average = series.measure === "craving" ? [t.average(number(line.mean[n] ?? 0))] : [];
    return [t.strongest(lower), ...average, t.times(line.n[n] ?? 0)];
  }
  return [
    said(series, line, value),
    ...(many && line.daily === "mean" ? [t.times(line.n[n] ?? 0)] : []),
  ];
}

export const dayWords = (day: string, by: By): string =>
  by === "week" ? t.weekOf(dayLabel(day, "long")) : dayLabel(day);

function prescribedWords({ prescribed }: Series, n: number): string {
  const rows = ["taken", "different", "missed"] as const;
  const said = rows.filter((row) => prescribed?.[row][n]);
  return said.map((row) => PRESCRIBED_NAMES[row].toLowerCase()).join(" · ");
}

/** What a day says, in a few words. */
export function reads(series: Series, line: Line, by: By, day: string): string {
  const n = line.days.indexOf(day);
  if (n < 0) return t.nothing;
  if (series.prescribed) return prescribedWords(series, n);
  if (isCounted(series) && line === series) return countedWords(series, n).join(" · ");
  if (by === "day") return valueWords(series, line, n).join(" · ");
  const middle = line.median[n];
  const value = middle ?? line.mean[n] ?? 0;
  const inWords = series.measure === "sleep" ? said(series, line, value) : number(value);
  return [middle === null ? t.average(inWords) : t.middle(inWords), t.times(line.n[n] ?? 0)].join(
    " · ",
  );
}
