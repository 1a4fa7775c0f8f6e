// Owns the first step: which days, and what of them.
import { useEffect, useState } from "preact/hooks";
import { type Draft, type Recorded, stillThere } from "#lib/sharing.ts";
import { sharing as t } from "#locales/en/sharing.ts";
import { today } from "#store/settings.ts";
import { getChoices } from "#store/shares.ts";
import { Card } from "#ui/card.tsx";
import { TextField } from "#ui/text-field.tsx";
import { ChoiceGroups } from "./choice-groups.tsx";
import { areDays, PeriodField } from "./period-field.tsx";
import { prescribedIds } from "./prescribed.ts";
import { Step } from "./step.tsx";

type StepProps = { draft: Draft; onChange: (part: Partial<Draft>) => void; onNext: () => void };

type Found = Recorded[] | "loading" | "away";

/** What was recorded in these days; asked again when they change. */
function useChoices(draft: Draft): [Found, () => void] {
  const [found, setFound] = useState<Found>("loading");
  const [tries, setTries] = useState(0);
  const { from, to } = draft;
  const fits = areDays(draft, today());
  // biome-ignore lint/correctness/useExhaustiveDependencies: one more try is a reason to ask
  useEffect(() => {
    let wanted = true;
    if (!fits) return;
    setFound("loading");
    getChoices(from, to).then(
      (choices) => wanted && setFound(choices),
      () => wanted && setFound("away"),
    );
    return () => {
      wanted = false;
    };
  }, [from, to, fits, tries]);
  return [found, () => setTries(tries + 1)];
}

function OnReport({ draft, onChange }: Pick<StepProps, "draft" | "onChange">) {
  return (
    <Card>
      <details class="fold">
        <summary>{t.personFold}</summary>
        <div class="form">
          <p class="soft">{t.personHint}</p>
          <TextField
            label={t.name}
            autoComplete="name"
            maxLength={120}
            value={draft.name}
            onInput={(name) => onChange({ name })}
          />
          <TextField
            label={t.born}
            type="date"
            autoComplete="bday"
            value={draft.born}
            onInput={(born) => onChange({ born })}
          />
        </div>
      </details>
    </Card>
  );
}

function Choices({
  found,
  again,
  draft,
  onChange,
}: Pick<StepProps, "draft" | "onChange"> & { found: Found; again: () => void }) {
  if (found === "loading") return <p class="soft">{t.preparing}</p>;
  if (found === "away") {
    return (
      <Card>
        <p>{t.choicesAway}</p>
        <button type="button" class="button-soft" onClick={again}>
          {t.tryAgain}
        </button>
      </Card>
    );
  }
  if (found.length === 0) return <Card hint={t.nothing} />;
  return (
    <ChoiceGroups
      choices={found}
      prescribed={prescribedIds()}
      include={draft.include}
      onInclude={(include) => onChange({ include })}
    />
  );
}

export function WhatStep({ draft, onChange, onNext }: StepProps) {
  const [tried, setTried] = useState(false);
  const [found, again] = useChoices(draft);
  const chosen = Array.isArray(found) ? stillThere(draft.include, found) : [];
  const next = () => {
    setTried(true);
    if (chosen.length === 0 || !areDays(draft, today())) return;
    // What was chosen for other days and is not there in these goes nowhere.
    onChange({ include: chosen });
    onNext();
  };
  return (
    <Step n={1} title={t.whatTitle} hint={t.whatHint}>
      <Card>
        <PeriodField draft={draft} today={today()} onChange={onChange} />
      </Card>
      <Choices found={found} again={again} draft={draft} onChange={onChange} />
      <OnReport draft={draft} onChange={onChange} />
      <div role="alert">
        {tried && chosen.length === 0 && <p class="field-error">{t.choose}</p>}
      </div>
      <div class="button-stack">
        <button type="button" class="button" onClick={next}>
          {t.next}
        </button>
        <a class="button-quiet" href="/you">
          {t.back}
        </a>
      </div>
    </Step>
  );
}
