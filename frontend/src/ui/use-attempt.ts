// Owns one try of a form at a time: busy while it runs, and the words for what was wrong with it.
import { useEffect, useState } from "preact/hooks";
import { type Field, type Refusal, refusalOf } from "./refusal.ts";

export type Attempt = {
  busy: boolean;
  /** What is wrong with the whole; null when a field says it, or nothing is. */
  general: string | null;
  wrong: (field: Field) => string | undefined;
  run: (work: () => Promise<void>, passphrase?: string) => (event: Event) => Promise<void>;
};

export function useAttempt(): Attempt {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    // Straight to what needs another look; the words beside it are read out with it.
    if (refusal?.field) document.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [refusal]);
  const run = (work: () => Promise<void>, passphrase?: string) => async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setRefusal(null);
    try {
      await work();
    } catch (error) {
      setRefusal(refusalOf(error, passphrase));
    }
    setBusy(false);
  };
  return {
    busy,
    general: refusal && refusal.field === null ? refusal.text : null,
    wrong: (field) => (refusal?.field === field ? refusal.text : undefined),
    run,
  };
}
