// Owns the report that was prepared before: ready to be handed over, also without a connection.
import { useEffect, useState } from "preact/hooks";
import { sharing as t } from "#locales/en/sharing.ts";
import { dropPrepared, recallPrepared } from "#store/handed.ts";
import type { Report } from "#store/shares.ts";
import { Card } from "#ui/card.tsx";
import { ReportView } from "#ui/report/report-view.tsx";
import { HandNow } from "./hand-over.tsx";
import { moment } from "./when.ts";

export function Prepared() {
  const [report, setReport] = useState<Report | null>(null);
  useEffect(() => {
    recallPrepared().then(setReport, () => undefined);
  }, []);
  if (!report) return null;
  const remove = () => {
    setReport(null);
    void dropPrepared().catch(() => undefined);
  };
  return (
    <Card title={t.handPrepared} hint={t.handPreparedHint(moment(report.as_of))}>
      <details class="fold">
        <summary>{t.handLook}</summary>
        <ReportView report={report} />
      </details>
      <HandNow report={report} />
      <button type="button" class="button-quiet" onClick={remove}>
        {t.handRemove}
      </button>
    </Card>
  );
}
