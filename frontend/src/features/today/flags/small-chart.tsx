// Owns the small chart behind a flag: one dot a day, those since it began filled, and the same numbers as a table.
import { useState } from "preact/hooks";
import type { Flag } from "#api/schema.gen.ts";
import { type Behind, behind } from "#lib/facts/behind.ts";
import { daysBetween } from "#lib/facts/diary.ts";
import { locale } from "#lib/language.ts";
import { dayLabel, shiftDay } from "#lib/time.ts";
import { noticed as t, WHAT_NAMES } from "#locales/en/noticed.ts";
import { entries } from "#store/entries.ts";
import { dayBoundary, today } from "#store/settings.ts";
import "./small-chart.css";

const [WIDTH, HEIGHT, EDGE, FOOT] = [320, 120, 10, 22];
const LEFT = 34; // room for the numbers beside the lines
/** Where a scale ends, whatever was answered. */
const ENDS: Partial<Record<Behind["what"], number>> = { craving: 10, symptom: 3 };

const number = (value: number): string => new Intl.NumberFormat(locale()).format(value);

const nameOf = ({ what, unit }: Behind): string =>
  unit ? `${WHAT_NAMES[what]} (${unit})` : WHAT_NAMES[what];

function placer({ what, points }: Behind, last: string) {
  const first = points[0]?.day ?? last;
  const days = Math.max(1, daysBetween(first, last));
  const most = ENDS[what] ?? Math.max(1, ...points.map(({ value }) => value));
  const bottom = HEIGHT - FOOT;
  return {
    across: (day: string) => LEFT + (daysBetween(first, day) / days) * (WIDTH - LEFT - EDGE),
    up: (value: number) => bottom - (value / most) * (bottom - EDGE),
    bottom,
    most,
  };
}

type DrawnProps = { shown: Behind; since: string };

function Drawn({ shown, since }: DrawnProps) {
  const { points } = shown;
  const first = points[0]?.day ?? since;
  const last = points.at(-1)?.day ?? since;
  const { across, up, bottom, most } = placer(shown, last);
  const lately = points.filter(({ day }) => day >= since).length;
  return (
    <svg
      class="small-chart"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={t.chart(nameOf(shown), points.length, lately)}
    >
      <path
        class="small-chart-lines"
        d={`M${LEFT - EDGE} ${EDGE}H${WIDTH}M${LEFT - EDGE} ${bottom}H${WIDTH}`}
      />
      {[0, most].map((value) => (
        <text key={value} x={LEFT - EDGE - 6} y={up(value) + 4} text-anchor="end">
          {number(value)}
        </text>
      ))}
      {points.map(({ day, value }) => (
        <circle
          key={day}
          class={day >= since ? "small-chart-lately" : "small-chart-before"}
          cx={across(day).toFixed(1)}
          cy={up(value).toFixed(1)}
          r={day >= since ? 4.5 : 3.5}
        />
      ))}
      <text x={LEFT - EDGE} y={HEIGHT - 4}>
        {dayLabel(first)}
      </text>
      <text x={WIDTH} y={HEIGHT - 4} text-anchor="end">
        {dayLabel(last)}
      </text>
    </svg>
  );
}

function Table({ shown }: { shown: Behind }) {
  return (
    <table class="small-table">
      <thead>
        <tr>
          <th scope="col">{t.day}</th>
          <th scope="col">{nameOf(shown)}</th>
        </tr>
      </thead>
      <tbody>
        {[...shown.points].reverse().map(({ day, value }) => (
          <tr key={day}>
            <th scope="row">{dayLabel(day)}</th>
            <td>{number(value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function SmallChart({ flag }: { flag: Flag }) {
  const [isOpen, setOpen] = useState(false);
  // In another zone it may already be tomorrow.
  const until = flag.state === "open" ? shiftDay(today(), 1) : flag.until;
  const shown = behind(flag, entries.value, { until, boundary: dayBoundary.value });
  if (!shown) return null;
  return (
    <>
      <figure class="small-figure">
        <figcaption>
          {nameOf(shown)}. {t.filled(dayLabel(flag.since))}
        </figcaption>
        <Drawn shown={shown} since={flag.since} />
      </figure>
      <details class="fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t.table}</summary>
        {isOpen && <Table shown={shown} />}
      </details>
    </>
  );
}
