// Owns the third step: everything they will see, before anything is made of it.
import { useState } from "preact/hooks";
import { newId } from "#lib/ids.ts";
import { choiceOf, type Draft } from "#lib/sharing.ts";
import { sharing as t } from "#locales/en/sharing.ts";
import type { MadeShare, Report } from "#store/shares.ts";
import { Card } from "#ui/card.tsx";
import { ReportView } from "#ui/report/report-view.tsx";
import { HandOver } from "./hand-over.tsx";
import { makeShare, whyNot } from "./make-share.ts";
import { Step } from "./step.tsx";
import { useReport } from "./use-report.ts";

type Made = (made: MadeShare) => void;
type PreviewStepProps = { draft: Draft; onMade: Made; onBack: () => void };

function Make({ draft, onMade }: { draft: Draft; onMade: Made }) {
  const [isBusy, setBusy] = useState(false);
  const [why, setWhy] = useState("");
  // A lost answer and another tap make one link.
  const [mutationId] = useState(newId);
  const make = async () => {
    if (isBusy) return;
    setBusy(true);
    setWhy("");
    try {
      onMade(await makeShare(draft, mutationId));
    } catch (error) {
      setBusy(false);
      setWhy(whyNot(error));
    }
  };
  const label = draft.way === "clinic" ? t.makeCode : t.makeLink;
  return (
    <>
      <div role="alert">{why && <p class="field-error">{why}</p>}</div>
      <button type="button" class="button" aria-disabled={isBusy} onClick={make}>
        {isBusy ? t.preparing : label}
      </button>
    </>
  );
}

function Ready({ report, draft, onMade }: { report: Report; draft: Draft; onMade: Made }) {
  return (
    <>
      <Card>
        <ReportView report={report} />
      </Card>
      {draft.way === "phone" ? (
        <HandOver report={report} choice={choiceOf(draft)} />
      ) : (
        <Make draft={draft} onMade={onMade} />
      )}
    </>
  );
}

export function PreviewStep({ draft, onMade, onBack }: PreviewStepProps) {
  const [drawn, again] = useReport(choiceOf(draft));
  return (
    <Step
      n={3}
      title={t.previewTitle}
      hint={draft.way === "phone" ? t.previewPhone : t.previewCopies}
    >
      {drawn === "loading" && <p class="soft">{t.preparing}</p>}
      {(drawn === "away" || drawn === "refused") && (
        <Card>
          <p role="alert">{drawn === "away" ? t.previewAway : t.previewRefused}</p>
          <button type="button" class="button-soft" onClick={again}>
            {t.tryAgain}
          </button>
        </Card>
      )}
      {typeof drawn === "object" && <Ready report={drawn} draft={draft} onMade={onMade} />}
      <button type="button" class="button-quiet" onClick={onBack}>
        {t.back}
      </button>
    </Step>
  );
}
