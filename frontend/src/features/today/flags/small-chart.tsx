// Owns the small chart behind a flag: one dot a day, those since it began filled, and the same numbers as a table.
import { useState } from "preact/hooks";
import type { Flag } from "#api/schema.gen.ts";
import { type Behind, behind, type Point } from "#lib/facts/behind.ts";
import { daysBetween } from "#lib/facts/diary.ts";
import { locale } from "#lib/language.ts";
import { dayLabel } from "#lib/time.ts";
import { noticed as t, WHAT_NAMES } from "#locales/en/noticed.ts";
import { entries } from "#store/entries.ts";
import { dayBoundary, today } from "#store/settings.ts";
import "./small-chart.css";

const [WIDTH, HEIGHT, EDGE, FOOT] = [320, 110, 10, 22];

const number = (value: number): string => new Intl.NumberFormat(locale()).format(value);

const nameOf = ({ what, unit }: Behind): string =>
  unit ? `${WHAT_NAMES[what]} (${unit})` : WHAT_NAMES[what];

function placer(points: Point[], last: string) {
  const first = points[0]?.day ?? last;
  const days = Math.max(1, daysBetween(first, last));
  const most = Math.max(1, ...points.map(({ value }) => value));
  const bottom = HEIGHT - FOOT;
  return {
    across: (day: string) => EDGE + (daysBetween(first, day) / days) * (WIDTH - 2 * EDGE),
    up: (value: number) => bottom - (value / most) * (bottom - EDGE),
    bottom,
  };
}

type DrawnProps = { shown: Behind; since: string };

function Drawn({ shown, since }: DrawnProps) {
  const { points } = shown;
  const first = points[0]?.day ?? since;
  const last = points.at(-1)?.day ?? since;
  const { across, up, bottom } = placer(points, last);
  const lately = points.filter(({ day }) => day >= since).length;
  return (
    <svg
      class="small-chart"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={t.chart(nameOf(shown), points.length, lately)}
    >
      <path class="small-chart-foot" d={`M0 ${bottom}H${WIDTH}`} />
      {points.map(({ day, value }) => (
        <circle
          key={day}
          class={day >= since ? "small-chart-lately" : "small-chart-before"}
          cx={across(day).toFixed(1)}
          cy={up(value).toFixed(1)}
          r={day >= since ? 4.5 : 3.5}
        />
      ))}
      <text x={0} y={HEIGHT - 4}>
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
  const until = flag.state === "open" ? today() : flag.until;
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
