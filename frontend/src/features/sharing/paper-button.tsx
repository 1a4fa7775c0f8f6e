// Owns giving the report as paper: through the phone's share sheet, or as a download where there is none.
import { useState } from "preact/hooks";
import { download } from "#lib/download.ts";
import type { ReportChoice } from "#lib/sharing.ts";
import { sharing as t } from "#locales/en/sharing.ts";
import { getPaper } from "#store/shares.ts";
import { say } from "#store/toast.ts";
import { paperHere } from "./make-share.ts";

async function share(file: File): Promise<void> {
  if (!navigator.canShare?.({ files: [file] })) return download(file, file.name);
  // Put away again by the person: nothing happened.
  await navigator.share({ files: [file] }).catch((error: Error) => {
    if (error.name !== "AbortError") download(file, file.name);
  });
}

export function PaperButton({ choice }: { choice: ReportChoice }) {
  const [isBusy, setBusy] = useState(false);
  const give = async () => {
    if (isBusy) return;
    setBusy(true);
    try {
      const paper = await getPaper({ ...choice, paper: paperHere() });
      await share(new File([paper], t.handPdfName, { type: "application/pdf" }));
    } catch {
      say(t.notDone);
    }
    setBusy(false);
  };
  return (
    <button type="button" class="button-soft" aria-disabled={isBusy} onClick={give}>
      {isBusy ? t.preparing : t.handPdf}
    </button>
  );
}
