// Owns sharing with a provider: what, how, a look at it, and then the link.
import { useEffect, useState } from "preact/hooks";
import { newPasscode } from "#lib/passcode.ts";
import { type Draft, freshDraft } from "#lib/sharing.ts";
import { sharing as t } from "#locales/en/sharing.ts";
import { settings, today } from "#store/settings.ts";
import { draft as kept, type MadeShare } from "#store/shares.ts";
import { HowStep } from "./how-step.tsx";
import { MadeStep } from "./made-step.tsx";
import { Prepared } from "./prepared.tsx";
import { PreviewStep } from "./preview-step.tsx";
import { useSteps } from "./use-steps.ts";
import { WhatStep } from "./what-step.tsx";
import "./sharing.css";

function begin(): Draft {
  const fresh = freshDraft(today(), settings.value?.appointment ?? null);
  return { ...fresh, passcode: newPasscode() };
}

type Made = { share: MadeShare; passcode: string | null };

export function ShareScreen() {
  const [made, setMade] = useState<Made | null>(null);
  const { step, to, back } = useSteps();
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
    setMade({ share, passcode: draft.way === "link" ? draft.passcode : null });
    // The next one begins with nothing chosen.
    kept.value = begin();
    to(3);
  };
  if (made) return <MadeStep made={made.share} passcode={made.passcode} />;
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
