// Owns what is drawn of one line: band, middle, dots or bars, gaps and marks; each by its shape, never by colour alone.
import type { Event, Line, Span } from "#api/schema.gen.ts";
import {
  across,
  areaPath,
  barsPath,
  dayNumber,
  dotsPath,
  type Frame,
  linePath,
  type Point,
  runs,
  up,
} from "#lib/plot.ts";
import { type By, type Drawn, figures, placeOf } from "./figures.ts";
import { PrescribedPlot } from "./prescribed-plot.tsx";

const FURTHEST = { day: 3, week: 7 } as const;

function stripes(frame: Frame, spans: readonly Span[]): string {
  return spans
    .map(({ from, to }) => {
      const left = Math.max(frame.left, across(frame, dayNumber(from) - 0.5));
      const right = Math.min(frame.right, across(frame, dayNumber(to) + 0.5));
      return right > left
        ? `M${left.toFixed(1)} ${frame.top}H${right.toFixed(1)}V${frame.bottom}H${left.toFixed(1)}Z`
        : "";
    })
    .join("");
}

type Middle = { band: string; line: string; tail: string };

/** The last days belong to windows that are not full yet: their piece of the line is dashed. */
function middle(frame: Frame, line: Line, by: By, incompleteFrom: string): Middle {
  const days = line.days.map(dayNumber);
  const tailFrom = dayNumber(incompleteFrom);
  const drawn: Middle = { band: "", line: "", tail: "" };
  const at = (column: readonly (number | null)[], n: number): Point => [
    placeOf(frame, by, line.days[n] ?? ""),
    up(frame, column[n] ?? 0),
  ];
  for (const run of runs(days, line.median, FURTHEST[by])) {
    const whole = run.filter((n) => (days[n] ?? 0) < tailFrom);
    const rest = run.slice(Math.max(0, whole.length - 1));
    drawn.band += areaPath(
      run.map((n) => at(line.high, n)),
      run.map((n) => at(line.low, n)),
    );
    drawn.line += linePath(whole.map((n) => at(line.median, n)));
    if (rest.length > 1 && whole.length < run.length)
      drawn.tail += linePath(rest.map((n) => at(line.median, n)));
  }
  return drawn;
}

/** Less than three pixels for a day. */
const isDense = ({ left, right, first, last }: Frame): boolean =>
  (right - left) / (last - first) < 3;

/** From where it was taken on: it says nothing of the time before. */
function Usual({ frame, usual }: { frame: Frame; usual: Line["usual"] }) {
  if (!usual) return null;
  const left = Math.max(frame.left, across(frame, dayNumber(usual.from))).toFixed(1);
  const edge = (value: number) => `M${left} ${up(frame, value).toFixed(1)}H${frame.right}`;
  return <path class="plot-usual" d={edge(usual.low) + edge(usual.high)} />;
}

function Lined({ frame, drawn }: { frame: Frame; drawn: Drawn }) {
  const { line, axis, series } = drawn;
  const { band, line: whole, tail } = middle(frame, line, axis.by, series.incomplete_from);
  const shown = figures(line, axis.by, false);
  const points = line.days.map(
    (day, n): Point => [placeOf(frame, axis.by, day), up(frame, shown[n] ?? 0)],
  );
  const dense = isDense(frame) ? " plot-dense" : "";
  const isMany = (n: number) => (line.n[n] ?? 1) > 1 || axis.by === "week";
  return (
    <>
      <path class="plot-band" d={band} />
      <Usual frame={frame} usual={line.usual} />
      <path class={`plot-dots${dense}`} d={dotsPath(points.filter((_, n) => !isMany(n)))} />
      <path
        class={`plot-dots plot-many${dense}`}
        d={dotsPath(points.filter((_, n) => isMany(n)))}
      />
      <path class={`plot-line${dense}`} d={whole} />
      <path class="plot-line plot-tail" d={tail} />
    </>
  );
}

function Counted({ frame, drawn }: { frame: Frame; drawn: Drawn }) {
  const { line, axis } = drawn;
  const points = line.days.map((day, n): [Point, number] => {
    const value = line.total?.[n] ?? 0;
    return [[placeOf(frame, axis.by, day), up(frame, value)], value];
  });
  const pick = (is: (value: number) => boolean) =>
    points.filter(([, value]) => is(value)).map(([point]) => point);
  const days = (axis.last - axis.first) / axis.step + 1;
  const isWide = (frame.right - frame.left) / days > 7;
  const zeros = dotsPath(pick((value) => value === 0).map(([x, y]) => [x, y - 2.5]));
  return (
    <>
      <path
        class={isWide ? "plot-bars plot-wide" : "plot-bars"}
        d={barsPath(
          pick((value) => value > 0),
          frame.bottom,
        )}
      />
      <path class="plot-none" d={zeros} />
      <path class="plot-none-hole" d={zeros} />
    </>
  );
}

function Events({ frame, by, events }: { frame: Frame; by: By; events: readonly Event[] }) {
  const marks = events
    .map(({ day }) => placeOf(frame, by, day))
    .filter((x) => x >= frame.left && x <= frame.right);
  const stems = marks.map((x) => `M${x.toFixed(1)} ${frame.top}V${frame.bottom}`).join("");
  const heads = marks.map((x) => `M${x.toFixed(1)} ${frame.top - 9}l4 4.5l-4 4.5l-4-4.5z`).join("");
  return (
    <>
      <path class="plot-stem" d={stems} />
      <path class="plot-head" d={heads} />
    </>
  );
}

function Checks({ frame, by, line }: { frame: Frame; by: By; line: Line }) {
  const marks = line.check.map(({ day }) => placeOf(frame, by, day));
  return (
    <path
      class="plot-check"
      d={marks.map((x) => `M${x.toFixed(1)} ${frame.top - 10}l5 8h-10z`).join("")}
    />
  );
}

function Shape(props: { frame: Frame; drawn: Drawn }) {
  if (props.drawn.series.prescribed) return <PrescribedPlot {...props} />;
  return props.drawn.counted ? <Counted {...props} /> : <Lined {...props} />;
}

export function Plot({ frame, drawn }: { frame: Frame; drawn: Drawn }) {
  const { series, line, axis } = drawn;
  return (
    <>
      <path class="plot-gap" d={stripes(frame, series.gaps)} />
      <Shape frame={frame} drawn={drawn} />
      <Events frame={frame} by={axis.by} events={series.events} />
      <Checks frame={frame} by={axis.by} line={line} />
    </>
  );
}
