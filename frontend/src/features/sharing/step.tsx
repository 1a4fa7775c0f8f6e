// Owns the frame of one step: where one is, its question, and the two ways on.
import type { ComponentChildren } from "preact";
import { sharing as t } from "#locales/en/sharing.ts";

type StepProps = { n: number; title: string; hint?: string; children: ComponentChildren };

const STEPS = 3;

export function Step({ n, title, hint, children }: StepProps) {
  return (
    <section class="form" aria-labelledby="step">
      <div>
        <p class="soft">{t.step(n, STEPS)}</p>
        <h2 id="step" class="step-title" tabIndex={-1}>
          {title}
        </h2>
        {hint && <p class="soft">{hint}</p>}
      </div>
      {children}
    </section>
  );
}
