// Owns the second step: a link to send, a code to show, or this phone itself; and until when.
import { useState } from "preact/hooks";
import { type Draft, lastDay, MOST_DAYS_OPEN, type Way } from "#lib/sharing.ts";
import { dayLabel, shiftDay } from "#lib/time.ts";
import { sharing as t } from "#locales/en/sharing.ts";
import { today } from "#store/settings.ts";
import { Card } from "#ui/card.tsx";
import { Check } from "#ui/check.tsx";
import { Choice } from "#ui/choice.tsx";
import { TextField } from "#ui/text-field.tsx";
import { LEAST_CHARACTERS, PasscodeField } from "./passcode-field.tsx";
import { Step } from "./step.tsx";

const ways = () => [
  { value: "link" as const, label: t.wayLink },
  { value: "clinic" as const, label: t.wayClinic },
  { value: "phone" as const, label: t.wayPhone },
];
const hints = (): Record<Way, string> => ({
  link: t.linkHint,
  clinic: t.clinicHint,
  phone: t.phoneHint,
});

type Change = (part: Partial<Draft>) => void;

function Until({ draft, onChange }: { draft: Draft; onChange: Change }) {
  const now = today();
  const last = lastDay(now, draft.appointment);
  const isLongest = draft.appointment !== "" && last === shiftDay(now, MOST_DAYS_OPEN - 1);
  const said = isLongest ? t.untilLongest : t.until;
  return (
    <TextField
      label={t.appointment}
      type="date"
      value={draft.appointment}
      onInput={(appointment) => onChange({ appointment })}
      hint={said(dayLabel(last))}
    />
  );
}

function LinkFields({
  draft,
  onChange,
  isTried,
}: {
  draft: Draft;
  onChange: Change;
  isTried: boolean;
}) {
  return (
    <>
      <Card>
        <Until draft={draft} onChange={onChange} />
      </Card>
      <Card>
        <PasscodeField
          value={draft.passcode}
          onChange={(passcode) => onChange({ passcode })}
          isTried={isTried}
        />
      </Card>
      <Card>
        <Check
          label={t.keepFresh}
          hint={t.keepFreshHint}
          on={draft.keepFresh}
          onToggle={(keepFresh) => onChange({ keepFresh })}
        />
      </Card>
    </>
  );
}

type HowStepProps = { draft: Draft; onChange: Change; onNext: () => void; onBack: () => void };

export function HowStep({ draft, onChange, onNext, onBack }: HowStepProps) {
  const [isTried, setTried] = useState(false);
  const { way, passcode } = draft;
  const next = () => {
    setTried(true);
    if (way !== "link" || passcode === null || passcode.trim().length >= LEAST_CHARACTERS) onNext();
  };
  return (
    <Step n={2} title={t.howTitle}>
      <Card>
        <div class="share-ways">
          <Choice
            label={t.wayLabel}
            options={ways()}
            value={way}
            onChoose={(chosen) => onChange({ way: chosen })}
          />
        </div>
        <p class="soft" aria-live="polite">
          {hints()[way]}
        </p>
        {way !== "phone" && (
          <TextField
            label={t.label}
            hint={t.labelHint}
            autoComplete="off"
            maxLength={80}
            value={draft.label}
            onInput={(label) => onChange({ label })}
          />
        )}
      </Card>
      {way === "link" && <LinkFields draft={draft} onChange={onChange} isTried={isTried} />}
      <div class="button-stack">
        <button type="button" class="button" onClick={next}>
          {t.preview}
        </button>
        <button type="button" class="button-quiet" onClick={onBack}>
          {t.back}
        </button>
      </div>
    </Step>
  );
}
