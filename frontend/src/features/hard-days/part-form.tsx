// Owns the frame of a part's form: the first field takes the focus, one save at a time, and a way out that keeps nothing.
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { plan as t } from "#locales/en/plan.ts";
import { keepDraft } from "#store/drafts.ts";

type PartFormProps = { onSave: () => Promise<void> | null; children: ComponentChildren };

/** `onSave` answers null when something needs another look first. */
export function PartForm({ onSave, children }: PartFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => form.current?.querySelector<HTMLElement>("textarea, input")?.focus(), []);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    const saving = onSave();
    if (saving === null) {
      // Drawn first, then found.
      setTimeout(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
      return;
    }
    setBusy(true);
    await saving;
    setBusy(false);
  };
  return (
    <form class="form" ref={form} onSubmit={submit} noValidate>
      {children}
      <div class="button-row">
        <button type="submit" class="button" aria-disabled={busy}>
          {t.save}
        </button>
        <button type="button" class="button-quiet" onClick={() => keepDraft("plan", null)}>
          {t.cancel}
        </button>
      </div>
    </form>
  );
}
