// Owns the last word before the phone leaves its owner's hands, and the PDF as the other way.
import { useEffect, useState } from "preact/hooks";
import type { ReportChoice } from "#lib/sharing.ts";
import { sharing as t } from "#locales/en/sharing.ts";
import { canHandOver, handOver, hasLock, keepPrepared } from "#store/handed.ts";
import { keeping } from "#store/outbox.ts";
import type { Report } from "#store/shares.ts";
import { say } from "#store/toast.ts";
import { Card } from "#ui/card.tsx";
import { PaperButton } from "./paper-button.tsx";

/** How one comes back, said before one leaves. */
function WayBack() {
  if (hasLock()) return <p class="soft">{t.handHow}</p>;
  return (
    <>
      <p class="soft">{t.handHowPassphrase}</p>
      <a class="button-quiet" href="/you/lock">
        {t.handLock}
      </a>
    </>
  );
}

export function HandNow({ report }: { report: Report }) {
  const [isBusy, setBusy] = useState(false);
  if (!canHandOver()) {
    return <p class="soft">{keeping.value === "phone" ? t.handWaiting : t.handRefused}</p>;
  }
  const hand = async () => {
    if (isBusy) return;
    setBusy(true);
    await handOver(report).catch(() => {
      setBusy(false);
      say(t.notDone);
    });
  };
  return (
    <>
      <WayBack />
      <button type="button" class="button" aria-disabled={isBusy} onClick={hand}>
        {isBusy ? t.preparing : t.handNow}
      </button>
    </>
  );
}

export function HandOver({ report, choice }: { report: Report; choice: ReportChoice }) {
  useEffect(() => {
    // From now on it is here without a connection too.
    void keepPrepared(report).catch(() => undefined);
  }, [report]);
  return (
    <Card>
      <HandNow report={report} />
      <PaperButton choice={choice} />
    </Card>
  );
}
