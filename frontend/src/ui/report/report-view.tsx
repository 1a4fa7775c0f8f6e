// Owns the report as a page: what a provider sees, the same in the viewer, the preview and on a handed-over phone.
import { axisOf, isCounted, spanLabel } from "#ui/chart/figures.ts";
import { useRoom } from "#ui/chart/room.ts";
import { Stripes } from "#ui/chart/stripes.tsx";
import { TableRoom } from "#ui/chart/table-room.tsx";
import { ReportDrawing } from "./report-drawing.tsx";
import type { Report, ReportSection, ReportTable } from "./shape.ts";
import "./report.css";

function Table({ title, table }: { title: string; table: ReportTable }) {
  return (
    <TableRoom name={title}>
      <table>
        <thead>
          <tr>
            {table.head.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <Row key={row.join("\0")} row={row} />
          ))}
        </tbody>
      </table>
    </TableRoom>
  );
}

function Row({ row: [first, ...rest] }: { row: readonly string[] }) {
  return (
    <tr>
      <th scope="row">{first}</th>
      {rest.map((cell, n) => (
        <td key={n}>{cell}</td>
      ))}
    </tr>
  );
}

function Section({ section }: { section: ReportSection }) {
  return (
    <section class="report-section" aria-label={section.title}>
      <h3>{section.title}</h3>
      {section.lines.map((line, n) => (
        <p key={n}>{line}</p>
      ))}
      {section.table && <Table title={section.title} table={section.table} />}
    </section>
  );
}

function Charts({ report }: { report: Report }) {
  const probe = useRoom();
  const axis = axisOf(report);
  const span = spanLabel(report.from, report.to);
  return (
    <div class="report-charts">
      {report.charts.map(({ id, title, series }, n) => (
        <section key={id} class="report-chart" aria-label={title}>
          {n === 0 && <div class="report-room" ref={probe} />}
          <h3>{title}</h3>
          <ReportDrawing
            name={title}
            span={span}
            drawn={{ series, line: series, axis, counted: isCounted(series) }}
          />
        </section>
      ))}
    </div>
  );
}

export function ReportView({ report }: { report: Report }) {
  return (
    <article class="report" lang={report.language}>
      <header class="report-head">
        <h2>{report.title}</h2>
        {report.heading.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </header>
      {report.sections.map((section) => (
        <Section key={section.id} section={section} />
      ))}
      {report.charts.length > 0 && <Charts report={report} />}
      <Stripes />
      <footer class="report-notices">
        {report.notices.map((line) => (
          <p key={line} class="soft">
            {line}
          </p>
        ))}
      </footer>
    </article>
  );
}

export type { Report };
