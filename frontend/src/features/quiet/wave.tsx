// Owns riding a craving out: one thought at a time, the next when the person wants it, never by itself.
import { useState } from "preact/hooks";
import { quiet as t } from "#locales/en/quiet.ts";

export function Wave() {
  const [step, setStep] = useState(0);
  const last = step === t.steps.length - 1;
  return (
    <>
      <div class="quiet-place" aria-hidden="true">
        <svg aria-hidden="true" class="quiet-wave" viewBox="0 0 200 100" preserveAspectRatio="none">
          <path d="M0 60 C 25 20 25 20 50 60 S 75 100 100 60 S 125 20 150 60 S 175 100 200 60 V 100 H 0 Z" />
        </svg>
      </div>
      <div class="quiet-step" aria-live="polite">
        <p class="soft">{t.step(step + 1, t.steps.length)}</p>
        <p>{t.steps[step]}</p>
      </div>
      <button type="button" class="button quiet-next" onClick={() => setStep(last ? 0 : step + 1)}>
        {last ? t.again : t.next}
      </button>
    </>
  );
}
