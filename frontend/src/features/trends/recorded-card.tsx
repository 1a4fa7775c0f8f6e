// Owns the calendar of recorded days: a square for a record, a small dot for none. It praises and blames nothing.

import { useState } from "preact/hooks";
import type { Recorded } from "#api/schema.gen.ts";
import { dayNumber, dayOfNumber } from "#lib/plot.ts";
import { dayLabel } from "#lib/time.ts";
import { trendsMore as more, trends as t } from "#locales/en/trends.ts";
import { Card } from "#ui/card.tsx";
import { type Axis, number, spanLabel } from "#ui/chart/figures.ts";
import { room } from "#ui/chart/room.ts";
import { TableRoom } from "#ui/chart/table-room.tsx";

type RecordedProps = { recorded: Recorded; axis: Axis };
type Place = { column: number; row: number };

const ROWS_BY_DAYS = 7;
const ROWS_BY_WEEKS = 13; // a quarter of a year in each column
const LARGEST = 22;

const monday = (day: number): number => day - ((day + 3) % 7);

/** Columns of weeks, Monday at the top; by weeks, columns of quarters. */
function placeIn(axis: Axis, day: number): Place {
  const rows = axis.by === "day" ? ROWS_BY_DAYS : ROWS_BY_WEEKS;
  const n = axis.by === "day" ? day - monday(axis.first) : (day - axis.first) / axis.step;
  return { column: Math.floor(n / rows), row: n % rows };
}

function drawing(axis: Axis, there: ReadonlySet<number>, cell: number) {
  const size = Math.min(cell * 0.72, 14);
  let squares = "";
  let dots = "";
  for (let day = axis.first; day <= axis.last; day += axis.step) {
    const { column, row } = placeIn(axis, day);
    const [x, y] = [(column + 0.5) * cell, (row + 0.5) * cell];
    if (there.has(day)) squares += `M${x - size / 2} ${y - size / 2}h${size}v${size}h${-size}z`;
    else dots += `M${x} ${y}h0`;
  }
  return { squares, dots };
}

function Calendar({ recorded, axis }: RecordedProps) {
  const there = new Set(recorded.days.map(dayNumber));
  const columns = placeIn(axis, axis.last).column + 1;
  const rows = axis.by === "day" ? ROWS_BY_DAYS : ROWS_BY_WEEKS;
  const { width } = room.value;
  const cell = Math.min(LARGEST, width / columns);
  const { squares, dots } = drawing(axis, there, cell);
  const span = spanLabel(dayOfNumber(axis.first), dayOfNumber(axis.last));
  return (
    <svg
      class="calendar"
      viewBox={`0 0 ${width} ${(rows * cell).toFixed(1)}`}
      role="img"
      aria-label={more.calendarOf(span)}
    >
      <path class="calendar-there" d={squares} />
      <path class="calendar-none" d={dots} />
    </svg>
  );
}

type Week = { week: number; days: number; entries: number };

function weeksOf({ days, n }: Recorded): Week[] {
  const weeks = new Map<number, Week>();
  for (const [at, day] of days.entries()) {
    const week = monday(dayNumber(day));
    const sum = weeks.get(week) ?? { week, days: 0, entries: 0 };
    weeks.set(week, { week, days: sum.days + 1, entries: sum.entries + (n[at] ?? 0) });
  }
  return [...weeks.values()].reverse();
}

function Weeks({ recorded, axis }: RecordedProps) {
  return (
    <TableRoom name={more.calendarTitle}>
      <table>
        <thead>
          <tr>
            <th scope="col">{more.weekBegins}</th>
            {axis.by === "day" && <th scope="col">{more.daysRecorded}</th>}
            <th scope="col">{more.entriesRecorded}</th>
          </tr>
        </thead>
        <tbody>
          {weeksOf(recorded).map(({ week, days, entries }) => (
            <tr key={week}>
              <th scope="row">{dayLabel(dayOfNumber(week), "long")}</th>
              {axis.by === "day" && <td>{number(days)}</td>}
              <td>{number(entries)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRoom>
  );
}

export function RecordedCard(props: RecordedProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Card
      title={more.calendarTitle}
      hint={props.axis.by === "day" ? more.calendarHint : more.calendarWeeks}
    >
      <Calendar {...props} />
      <details class="fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t.table}</summary>
        {isOpen && <Weeks {...props} />}
      </details>
    </Card>
  );
}
