// Owns one line as it is read: one sentence, its chart, what was read there, and the numbers as a table.
import type { ComponentChildren } from "preact";
import { dayOfNumber } from "#lib/plot.ts";
import { Chart } from "./chart.tsx";
import { type Drawn, dayWords, reads } from "./figures.ts";
import { reading } from "./reading.ts";
import { SeriesTable } from "./series-table.tsx";

function Reading({ drawn }: { drawn: Drawn }) {
  if (reading.value === null) return <output class="reading" />;
  const day = dayOfNumber(reading.value);
  return (
    <output class="reading">
      {`${dayWords(day, drawn.axis.by)}: ${reads(drawn.series, drawn.line, drawn.axis.by, day)}`}
    </output>
  );
}

type DrawingProps = { name: string; span: string; drawn: Drawn; children?: ComponentChildren };

/** `children` stand between chart and table. */
export function Drawing({ name, span, drawn, children }: DrawingProps) {
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
      {children}
      {line.days.length > 0 && <SeriesTable name={name} series={series} line={line} by={axis.by} />}
    </>
  );
}
