// Owns asking the phone to open the journal by its own means.
import { useState } from "preact/hooks";
import { locked as t } from "#locales/en/lock.ts";
import { usePasskey as openWithPasskey } from "#store/lock.ts";

export function PasskeyForm() {
  const [missed, setMissed] = useState(false);
  const [busy, setBusy] = useState(false);
  const open = async () => {
    if (busy) return;
    setBusy(true);
    setMissed(false);
    const opened = await openWithPasskey().catch(() => false);
    setBusy(false);
    setMissed(!opened);
  };
  return (
    <div class="form">
      <p class="soft">{t.hint}</p>
      <div role="alert">{missed && <p>{t.noPasskey}</p>}</div>
      <button type="button" class="button" aria-disabled={busy} onClick={open}>
        {busy ? t.waiting : t.unlock}
      </button>
    </div>
  );
}
