// Owns one chart of a report, with the amounts of a use in each unit by itself.
import { trends as t } from "#locales/en/trends.ts";
import { Drawing } from "#ui/chart/drawing.tsx";
import type { Drawn } from "#ui/chart/figures.ts";

type ReportDrawingProps = { name: string; span: string; drawn: Drawn };

export function ReportDrawing({ name, span, drawn }: ReportDrawingProps) {
  const { series, axis } = drawn;
  return (
    <>
      <Drawing name={name} span={span} drawn={drawn} />
      {series.intake?.amounts.map((line) => (
        <div key={line.unit} class="report-amounts">
          <h4>{t.amountsIn(line.unit ?? "")}</h4>
          <Drawing
            name={`${name}, ${line.unit}`}
            span={span}
            drawn={{ series, line, axis, counted: false }}
          />
        </div>
      ))}
    </>
  );
}
