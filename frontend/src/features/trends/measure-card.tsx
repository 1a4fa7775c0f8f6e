// Owns one measure: its name, what it counts, its drawing, amounts by unit, and entries to look at again.
import type { Check, Series } from "#api/schema.gen.ts";
import { dayLabel } from "#lib/time.ts";
import { MEASURE_HINTS, trends as t } from "#locales/en/trends.ts";
import { Drawing } from "#ui/chart/drawing.tsx";
import { type Axis, isCounted, number } from "#ui/chart/figures.ts";
import { Events } from "./events.tsx";

type MeasureProps = { name: string; series: Series; axis: Axis; span: string; isFirst: boolean };

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
      <Drawing name={name} span={span} drawn={{ series, line: series, axis, counted }}>
        <Checks checks={series.check} />
      </Drawing>
      {series.intake?.amounts.map((line) => (
        <div key={line.unit} class="amounts">
          <h3>{t.amountsIn(line.unit ?? "")}</h3>
          <Drawing
            name={`${name}, ${line.unit}`}
            span={span}
            drawn={{ series, line, axis, counted: false }}
          >
            <Checks checks={line.check} />
          </Drawing>
        </div>
      ))}
      {(series.intake?.left_out.length ?? 0) > 0 && (
        <p class="soft">{t.unitsLeft(series.intake?.left_out.join(", ") ?? "")}</p>
      )}
      <Events events={series.events.filter(({ kind }) => kind === "unit")} axis={axis} />
    </section>
  );
}
