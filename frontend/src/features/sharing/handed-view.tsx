// Owns what whoever was handed this phone sees: the report, as of when, and nothing else.
import type { ComponentChildren } from "preact";
import { sharing as t } from "#locales/en/sharing.ts";
import type { Report } from "#store/shares.ts";
import { Card } from "#ui/card.tsx";
import { ReportView } from "#ui/report/report-view.tsx";
import { moment } from "./when.ts";

type HandedViewProps = { report: Report | null | undefined; children: ComponentChildren };

/** `report` undefined: the phone has not said yet. Null: the browser has forgotten it. */
export function HandedView({ report, children }: HandedViewProps) {
  return (
    <>
      {report === undefined && <p class="soft">{t.preparing}</p>}
      {report === null && <Card hint={t.handedGone} />}
      {report && (
        <>
          <p class="soft">{t.handedHint}</p>
          <Card>
            <p class="soft">{t.handedAsOf(moment(report.as_of))}</p>
            <ReportView report={report} />
          </Card>
        </>
      )}
      {children}
    </>
  );
}
