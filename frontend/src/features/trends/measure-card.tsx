// Owns one measure: its name, one sentence, its chart, what was read there, and the numbers as a table.
import type { Check, Series } from "#api/schema.gen.ts";
import { dayOfNumber } from "#lib/plot.ts";
import { dayLabel } from "#lib/time.ts";
import { MEASURE_HINTS, trends as t } from "#locales/en/trends.ts";
import { Chart } from "./chart.tsx";
import { Events } from "./events.tsx";
import { type Axis, type Drawn, dayWords, isCounted, number, reads } from "./figures.ts";
import { reading } from "./reading.ts";
import { SeriesTable } from "./series-table.tsx";

type MeasureProps = { name: string; series: Series; axis: Axis; span: string; isFirst: boolean };

function Reading({ drawn }: { drawn: Drawn }) {
  if (reading.value === null) return <output class="reading" />;
  const day = dayOfNumber(reading.value);
  return (
    <output class="reading">
      {`${dayWords(day, drawn.axis.by)}: ${reads(drawn.series, drawn.line, drawn.axis.by, day)}`}
    </output>
  );
}

function Checks({ checks }: { checks: readonly Check[] }) {
  return (
    <>
      {checks.map(({ entry_id, day, value, unit }) => (
        <p key={entry_id} class="check-note">
          {t.check([number(value), unit].filter(Boolean).join(" "), dayLabel(day))}{" "}
          <a href={`/journal/${entry_id}`}>{t.checkLink}</a>
        </p>
      ))}
    </>
  );
}

function Drawing({ name, span, drawn }: { name: string; span: string; drawn: Drawn }) {
  const { series, line, axis } = drawn;
  return (
    <>
      <p class="finding">{line.sentence}</p>
      {(line.days.length > 0 || line.check.length > 0) && (
        <>
          <Chart name={name} span={span} drawn={drawn} />
          <Reading drawn={drawn} />
        </>
      )}
      <Checks checks={line.check} />
      {line.days.length > 0 && <SeriesTable name={name} series={series} line={line} by={axis.by} />}
    </>
  );
}

/** Said once for each kind of measure: the charts below have the same axis. */
function hintOf(series: Series, axis: Axis): string {
  if (series.measure === "intake" && axis.by === "week") return MEASURE_HINTS.intakeWeek ?? "";
  return MEASURE_HINTS[series.measure] ?? series.unit ?? "";
}

export function MeasureCard({ name, series, axis, span, isFirst }: MeasureProps) {
  const counted = isCounted(series);
  // Each tracker has a unit of its own.
  const hint = (isFirst || series.measure === "tracker") && hintOf(series, axis);
  return (
    <section class="card card-plain measure" aria-label={name}>
      <h2>{name}</h2>
      {hint && <p class="soft">{hint}</p>}
      <Drawing name={name} span={span} drawn={{ series, line: series, axis, counted }} />
      {series.intake?.amounts.map((line) => (
        <div key={line.unit} class="amounts">
          <h3>{t.amountsIn(line.unit ?? "")}</h3>
          <Drawing
            name={`${name}, ${line.unit}`}
            span={span}
            drawn={{ series, line, axis, counted: false }}
          />
        </div>
      ))}
      {(series.intake?.left_out.length ?? 0) > 0 && (
        <p class="soft">{t.unitsLeft(series.intake?.left_out.join(", ") ?? "")}</p>
      )}
      <Events events={series.events.filter(({ kind }) => kind === "unit")} axis={axis} />
    </section>
  );
}
