// Owns the same numbers as a table; made when it is opened.

import { useState } from "preact/hooks";
import type { Line, Series } from "#api/schema.gen.ts";
import { dayLabel } from "#lib/time.ts";
import { PRESCRIBED_NAMES } from "#locales/en/medicines.ts";
import { trends as t } from "#locales/en/trends.ts";
import { type By, isCounted, number, said, spanLabel } from "./figures.ts";
import { TableRoom } from "./table-room.tsx";

type Column = { head: string; cell: (n: number) => string };

const NOTHING = "–";
const orNothing = (value: number | null | undefined, word = number): string =>
  value == null ? NOTHING : word(value);

function prescribedColumns(series: Series): Column[] {
  const { taken = [], different = [], missed = [] } = series.prescribed ?? {};
  return [
    { head: PRESCRIBED_NAMES.taken, cell: (n) => orNothing(taken[n]) },
    { head: PRESCRIBED_NAMES.different, cell: (n) => orNothing(different[n]) },
    { head: PRESCRIBED_NAMES.missed, cell: (n) => orNothing(missed[n]) },
  ];
}

function middleColumn(series: Series, line: Line, by: By): Column {
  const word = (value: number) => said(series, line, value);
  const head = by === "week" ? t.columnMiddleWeek : t.columnMiddle;
  return { head, cell: (n) => orNothing(line.median[n], word) };
}

function useColumns(series: Series, line: Line, by: By): Column[] {
  const uses: Column = { head: t.columnUses, cell: (n) => orNothing(series.total?.[n]) };
  if (by === "week") return [uses];
  return [
    uses,
    { head: t.columnFirst, cell: (n) => series.intake?.first[n] ?? NOTHING },
    { head: t.columnLast, cell: (n) => series.intake?.last[n] ?? NOTHING },
    middleColumn(series, line, by),
  ];
}

function columnsOf(series: Series, line: Line, by: By): Column[] {
  if (series.prescribed) return prescribedColumns(series);
  if (isCounted(series) && line === series) return useColumns(series, line, by);
  const word = (value: number) => said(series, line, value);
  const average: Column = { head: t.columnAverage, cell: (n) => orNothing(line.mean[n]) };
  const strongest: Column = { head: t.columnStrongest, cell: (n) => orNothing(line.max[n], word) };
  const total: Column = { head: t.columnTotal, cell: (n) => orNothing(line.total?.[n], word) };
  const value: Column = { head: t.columnValue, cell: (n) => orNothing(line.mean[n], word) };
  const own = {
    max: [strongest, ...(series.measure === "craving" ? [average] : [])],
    mean: [value],
    total: [total],
  };
  const times: Column = { head: t.columnTimes, cell: (n) => orNothing(line.n[n]) };
  return [...own[line.daily], times, middleColumn(series, line, by)];
}

/** Where most days lay before, with what it stands on. */
function Usual({ series, line }: { series: Series; line: Line }) {
  if (!line.usual || isCounted(series) || series.prescribed) return null;
  const { low, high, from, to, logged_days } = line.usual;
  const word = (value: number) => said(series, line, value).toLowerCase();
  const ends = low === high ? word(low) : t.span(word(low), word(high));
  return (
    <p class="soft">
      {t.usual(ends)} {t.usualFrom(spanLabel(from, to), logged_days)}
    </p>
  );
}

type TableProps = { name: string; series: Series; line: Line; by: By };

function Rows({ name, series, line, by }: TableProps) {
  const columns = columnsOf(series, line, by);
  const isLong =
    by === "week" || (line.days[0] ?? "").slice(0, 4) !== line.days.at(-1)?.slice(0, 4);
  return (
    <TableRoom name={name}>
      <table>
        <caption>{by === "week" ? t.tableWeeks : t.tableCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{by === "week" ? t.week : t.day}</th>
            {columns.map(({ head }) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {line.days
            .map((day, n) => (
              <tr key={day}>
                <th scope="row">{dayLabel(day, isLong ? "long" : "short")}</th>
                {columns.map(({ head, cell }) => (
                  <td key={head}>{cell(n)}</td>
                ))}
              </tr>
            ))
            .reverse()}
        </tbody>
      </table>
    </TableRoom>
  );
}

export function SeriesTable(props: TableProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t.table}</summary>
      {isOpen && <Usual {...props} />}
      {isOpen && <Rows {...props} />}
    </details>
  );
}
