// Owns the end of a form: what was wrong with the whole, the one button, and the way back.
import type { Attempt } from "./use-attempt.ts";

type SubmitProps = {
  attempt: Attempt;
  label: string;
  waiting: string;
  back?: { href: string; label: string };
};

export function Submit({ attempt, label, waiting, back }: SubmitProps) {
  return (
    <>
      <div role="alert">{attempt.general && <p class="field-error">{attempt.general}</p>}</div>
      <div class="button-stack">
        <button type="submit" class="button" aria-disabled={attempt.busy}>
          {attempt.busy ? waiting : label}
        </button>
        {back && (
          <a class="button-quiet" href={back.href}>
            {back.label}
          </a>
        )}
      </div>
    </>
  );
}
