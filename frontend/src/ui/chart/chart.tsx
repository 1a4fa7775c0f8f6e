// Owns one chart and reading days on it: by finger, by mouse, by arrow keys; all charts follow the one being read.
import { across, dayAt, dayOfNumber, type Frame, up } from "#lib/plot.ts";
import { trends as t } from "#locales/en/trends.ts";
import { Axes, frameOf, heightOf } from "./axes.tsx";
import { type Axis, type Drawn, dayWords, ends, figures } from "./figures.ts";
import { Plot } from "./plot.tsx";
import { PrescribedRows } from "./prescribed-plot.tsx";
import { reading } from "./reading.ts";
import { room } from "./room.ts";
import "./chart.css";
import "./plot.css";

/** Redrawn by itself: the rest of the chart stays while a finger moves. */
function Cursor({ frame, drawn }: { frame: Frame; drawn: Drawn }) {
  const day = reading.value;
  if (day === null) return null;
  const { line, axis, counted } = drawn;
  const x = across(frame, day + (axis.by === "week" ? 3 : 0));
  const n = line.days.indexOf(dayOfNumber(day));
  const value = n < 0 || drawn.series.prescribed ? null : figures(line, axis.by, counted)[n];
  return (
    <g class="plot-cursor">
      <path d={`M${x.toFixed(1)} ${frame.top}V${frame.bottom}`} />
      {value != null && <circle cx={x} cy={up(frame, value)} r="5" />}
    </g>
  );
}

const onStep = (axis: Axis, day: number): number =>
  axis.first + Math.floor((day - axis.first) / axis.step) * axis.step;

function useFinger(frame: Frame, axis: Axis) {
  const read = (event: PointerEvent) => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const scale = room.value.width / (box.width || 1);
    reading.value = onStep(axis, dayAt(frame, (event.clientX - box.left) * scale));
  };
  return {
    onPointerDown: (event: PointerEvent) => {
      const chart = event.currentTarget as HTMLElement;
      chart.setPointerCapture?.(event.pointerId);
      // The arrow keys go on from where the finger was.
      chart.querySelector("input")?.focus({ preventScroll: true });
      read(event);
    },
    // Else the browser takes the focus away again.
    onMouseDown: (event: MouseEvent) => event.preventDefault(),
    onPointerMove: (event: PointerEvent) => {
      if (event.buttons > 0) read(event);
    },
  };
}

function Keys({ name, axis }: { name: string; axis: Axis }) {
  const day = reading.value ?? axis.last;
  const go = (event: { currentTarget: HTMLInputElement }) => {
    reading.value = onStep(axis, Number(event.currentTarget.value));
  };
  return (
    <input
      type="range"
      class="chart-keys"
      min={axis.first}
      max={axis.last}
      step={axis.step}
      value={day}
      aria-label={t.read(name)}
      aria-valuetext={dayWords(dayOfNumber(day), axis.by)}
      onFocus={() => {
        reading.value ??= axis.last;
      }}
      onInput={go}
    />
  );
}

type ChartProps = { name: string; span: string; drawn: Drawn };

export function Chart({ name, span, drawn }: ChartProps) {
  const { line, axis, counted, series } = drawn;
  const { width, rem } = room.value;
  const shown = figures(line, axis.by, counted);
  const frame = frameOf(room.value, axis, ends(drawn, shown));
  const height = heightOf(room.value, frame);
  return (
    <div class="chart" {...useFinger(frame, axis)}>
      <Keys name={name} axis={axis} />
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t.chartOf(name, span)}>
        <Axes frame={frame} axis={axis} rem={rem} isBare={series.prescribed !== null} />
        {series.prescribed && <PrescribedRows frame={frame} rem={rem} />}
        <Plot frame={frame} drawn={drawn} />
        <Cursor frame={frame} drawn={drawn} />
      </svg>
    </div>
  );
}
