// Owns the arithmetic of charts: days to places, values to heights, numbers to paths. Refuses to know what they mean.

const DAY_MS = 86_400_000;

/** Days since 1970: places on the axis are made of whole days, so no clock change moves one. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
export const dayOfNumber = (number: number): string =>
  new Date(number * DAY_MS).toISOString().slice(0, 10);

/** Where a chart is drawn, in pixels, and what its edges stand for. */
export type Frame = {
  left: number;
  right: number;
  top: number;
  bottom: number;
  first: number;
  last: number;
  low: number;
  high: number;
};

export type Point = readonly [x: number, y: number];

/** The middle of a day's column. */
export const across = (frame: Frame, day: number): number =>
  frame.left +
  ((day - frame.first + 0.5) / (frame.last - frame.first + 1)) * (frame.right - frame.left);

export const up = (frame: Frame, value: number): number =>
  frame.bottom - ((value - frame.low) / (frame.high - frame.low || 1)) * (frame.bottom - frame.top);

/** The day a finger is on; never outside. */
export function dayAt(frame: Frame, x: number): number {
  const share = (x - frame.left) / (frame.right - frame.left);
  const day = frame.first + Math.floor(share * (frame.last - frame.first + 1));
  return Math.min(frame.last, Math.max(frame.first, day));
}

const tenth = (value: number): number => Math.round(value * 10) / 10;
const place = ([x, y]: Point): string => `${tenth(x)} ${tenth(y)}`;

export const linePath = (points: readonly Point[]): string =>
  points.length < 2 ? "" : `M${points.map(place).join("L")}`;

/** Between two lines of the same length. */
export const areaPath = (tops: readonly Point[], bottoms: readonly Point[]): string =>
  tops.length < 2 ? "" : `M${[...tops, ...[...bottoms].reverse()].map(place).join("L")}Z`;

/** A stroke without length is a dot once its ends are round: one element for a whole year. */
export const dotsPath = (points: readonly Point[]): string =>
  points.map((point) => `M${place(point)}h0`).join("");

export const barsPath = (points: readonly Point[], base: number): string =>
  points.map(([x, y]) => `M${tenth(x)} ${tenth(base)}V${tenth(y)}`).join("");

/** Places in a column that belong to one unbroken line: each has a value and follows the one before closely. */
export function runs(
  days: readonly number[],
  values: readonly (number | null)[],
  furthest: number,
): number[][] {
  const all: number[][] = [];
  for (const [n, day] of days.entries()) {
    if (values[n] === null || values[n] === undefined) continue;
    const last = all.at(-1)?.at(-1);
    const isNext = last !== undefined && last === n - 1 && day - (days[last] ?? 0) <= furthest;
    if (isNext) all.at(-1)?.push(n);
    else all.push([n]);
  }
  return all;
}

const STEPS = [1, 2, 5];

/** The lowest round number that is not below any value. */
export function roundTop(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [...STEPS, 10].find((each) => each * power >= value * 0.999_999) ?? 10;
  return step * power;
}

/** Days to write under an axis: its ends and what lies evenly between, as many as there is room for. */
export function dayTicks(first: number, last: number, room: number): number[] {
  const count = Math.max(2, Math.min(room, last - first + 1, 5));
  if (last === first) return [first];
  const step = (last - first) / (count - 1);
  return Array.from({ length: count }, (_, n) => Math.round(first + n * step));
}
