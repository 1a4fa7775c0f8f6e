// Owns the frame of one step: where one is, its question, and the two ways on.
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { sharing as t } from "#locales/en/sharing.ts";

const STEPS = 3;

type StepProps = { n: number; title: string; hint?: string; children: ComponentChildren };

export function Step({ n, title, hint, children }: StepProps) {
  const id = useId();
  return (
    <section class="form" aria-labelledby={id}>
      <div>
        <p class="soft">{t.step(n, STEPS)}</p>
        <h2 id={id} class="step-title" tabIndex={-1}>
          {title}
        </h2>
        {hint && <p class="soft">{hint}</p>}
      </div>
      {children}
    </section>
  );
}
