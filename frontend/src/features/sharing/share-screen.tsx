// Owns sharing with a provider: what, how, a look at it, and then the link.
import { useEffect, useState } from "preact/hooks";
import { newPasscode } from "#lib/passcode.ts";
import { type Draft, freshDraft } from "#lib/sharing.ts";
import { sharing as t } from "#locales/en/sharing.ts";
import { settings, today } from "#store/settings.ts";
import { draft as kept, type MadeShare, made } from "#store/shares.ts";
import { HowStep } from "./how-step.tsx";
import { MadeStep } from "./made-step.tsx";
import { Prepared } from "./prepared.tsx";
import { PreviewStep } from "./preview-step.tsx";
import { stepHere, useSteps } from "./use-steps.ts";
import { WhatStep } from "./what-step.tsx";
import "./sharing.css";

function begin(): Draft {
  const fresh = freshDraft(today(), settings.value?.appointment ?? null);
  return { ...fresh, passcode: newPasscode() };
}

/** After a look at Help it goes on where it was; by a link, or in a new page, it begins. */
function resume(): number {
  const at = stepHere();
  if (at === 0) made.value = null;
  return kept.value ? at : 0;
}

export function ShareScreen() {
  const [first] = useState(resume);
  const { step, to, back } = useSteps(first);
  const isKnown = settings.value !== null;
  useEffect(() => {
    // The appointment and the zone are in the settings.
    if (isKnown) kept.value ??= begin();
  }, [isKnown]);
  const draft = kept.value;
  if (!draft) return <p class="soft">{t.preparing}</p>;
  const change = (part: Partial<Draft>) => {
    kept.value = { ...(kept.value ?? draft), ...part };
  };
  const finish = (share: MadeShare) => {
    made.value = { share, passcode: draft.way === "link" ? draft.passcode : null };
    // The next one begins with nothing chosen.
    kept.value = begin();
    to(3);
  };
  if (made.value) return <MadeStep made={made.value.share} passcode={made.value.passcode} />;
  if (step === 1)
    return <HowStep draft={draft} onChange={change} onNext={() => to(2)} onBack={back} />;
  if (step === 2) return <PreviewStep draft={draft} onMade={finish} onBack={back} />;
  return (
    <>
      <WhatStep draft={draft} onChange={change} onNext={() => to(1)} />
      <Prepared />
    </>
  );
}
