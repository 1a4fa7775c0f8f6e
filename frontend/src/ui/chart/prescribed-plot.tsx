// Owns how a prescribed medicine is drawn: a row each for taken, different and missed. No share of anything.
import { dotsPath, type Frame, type Point, up } from "#lib/plot.ts";
import { PRESCRIBED_NAMES } from "#locales/en/medicines.ts";
import { type Drawn, placeOf } from "./figures.ts";

const ROWS = { taken: 2.3, different: 1.3, missed: 0.3 } as const;

export function PrescribedPlot({ frame, drawn }: { frame: Frame; drawn: Drawn }) {
  const { line, axis, series } = drawn;
  const points = (row: keyof typeof ROWS): Point[] =>
    line.days.flatMap((day, n): Point[] =>
      series.prescribed?.[row][n] ? [[placeOf(frame, axis.by, day), up(frame, ROWS[row])]] : [],
    );
  const diamonds = points("different").map(
    ([x, y]) => `M${x} ${y - 4.5}l4.5 4.5l-4.5 4.5l-4.5-4.5z`,
  );
  return (
    <>
      <path class="plot-dots plot-many" d={dotsPath(points("taken"))} />
      <path class="plot-head" d={diamonds.join("")} />
      <path class="plot-none" d={dotsPath(points("missed"))} />
      <path class="plot-none-hole" d={dotsPath(points("missed"))} />
    </>
  );
}

/** The names of the rows, where other charts have numbers: inside, for they are words. */
export function PrescribedRows({ frame, rem }: { frame: Frame; rem: number }) {
  return (
    <g class="plot-axes plot-rows">
      {(Object.keys(ROWS) as (keyof typeof ROWS)[]).map((row) => (
        <text key={row} x={frame.left} y={up(frame, ROWS[row]) - 0.55 * rem}>
          {PRESCRIBED_NAMES[row]}
        </text>
      ))}
    </g>
  );
}
