// Owns the frame of a chart: its lines, its numbers, the days below it.
import { locale } from "#lib/language.ts";
import { across, dayOfNumber, dayTicks, type Frame, up } from "#lib/plot.ts";
import { type Axis, type Ends, number } from "./figures.ts";
import type { Room } from "./room.ts";

const MARGIN_REMS = 2.25;
const HEIGHT_REMS = 6.5;
const LOW_REMS = 4.25; // four steps need no more
const TOP_REMS = 0.9;
const LABEL_REMS = 1.4;
const TICK_REMS = 5; // room for "Nov 2026"
const SHORT_REMS = 3; // room for "11/22"
const TWO_YEARS = 730;

export const heightOf = ({ rem }: Room, frame: Frame): number => frame.bottom + LABEL_REMS * rem;

/** `isLow` where the axis has a few steps only. */
export function frameOf({ width, rem }: Room, axis: Axis, { low, high, isLow }: Ends): Frame {
  return {
    left: MARGIN_REMS * rem,
    right: width - 0.25 * rem,
    top: TOP_REMS * rem,
    bottom: (TOP_REMS + (isLow ? LOW_REMS : HEIGHT_REMS)) * rem,
    first: axis.first,
    last: axis.last + axis.step - 1,
    low,
    high,
  };
}

function tickLabel(day: number, axis: Axis, isTight: boolean): string {
  const isLong = axis.last - axis.first > TWO_YEARS;
  const parts: Intl.DateTimeFormatOptions = isLong
    ? { year: "numeric" }
    : axis.last - axis.first > 180
      ? { ...(!isTight && { month: "short" }), year: "numeric" }
      : { month: isTight ? "numeric" : "short", day: "numeric" };
  const format = new Intl.DateTimeFormat(locale(), { timeZone: "UTC", ...parts });
  return format.format(new Date(`${dayOfNumber(day)}T00:00:00Z`));
}

/** Words at the ends stay inside the chart. */
const anchor = (n: number, count: number) =>
  n === count - 1 ? "end" : n === 0 ? "start" : "middle";

function Days({ frame, axis, rem }: { frame: Frame; axis: Axis; rem: number }) {
  const width = frame.right - frame.left;
  const space = Math.floor(width / (TICK_REMS * rem));
  const ticks = dayTicks(axis.first, axis.last, space);
  // With the largest letters on a narrow phone the last day alone; the period stands above.
  const days = width < 2 * SHORT_REMS * rem ? ticks.slice(-1) : ticks;
  const edge = [frame.left, frame.right];
  return (
    <>
      {days.map((day, n) => {
        const x = n === days.length - 1 ? edge[1] : n === 0 ? edge[0] : across(frame, day);
        return (
          <text key={day} x={x} y={frame.bottom + 1.1 * rem} text-anchor={anchor(n, days.length)}>
            {tickLabel(day, axis, space < 2)}
          </text>
        );
      })}
    </>
  );
}

/** What is longer than the margin is pressed together: every chart begins at the same place. */
function Value({ frame, rem, value }: { frame: Frame; rem: number; value: number }) {
  const text = number(value);
  const end = frame.left - 0.4 * rem;
  return (
    <text
      x={end}
      y={up(frame, value) + 0.28 * rem}
      text-anchor="end"
      {...(text.length > 4 && { textLength: end, lengthAdjust: "spacingAndGlyphs" })}
    >
      {text}
    </text>
  );
}

/** `isBare`: without values, where rows have names instead. */
type AxesProps = { frame: Frame; axis: Axis; rem: number; isBare: boolean };

export function Axes({ frame, axis, rem, isBare }: AxesProps) {
  const isWhole = frame.low === 0 && frame.high === 3;
  const values = isWhole ? [0, 3] : [frame.low, (frame.low + frame.high) / 2, frame.high];
  return (
    <g class="plot-axes">
      <path
        d={values
          .map((value) => `M${frame.left} ${up(frame, value).toFixed(1)}H${frame.right}`)
          .join("")}
      />
      {(isBare ? [] : values).map((value) => (
        <Value key={value} frame={frame} rem={rem} value={value} />
      ))}
      <Days frame={frame} axis={axis} rem={rem} />
    </g>
  );
}
