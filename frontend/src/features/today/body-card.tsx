// Owns "Body and sleep": what a person notices, with one tap each, and "None today" with one.
import { useState } from "preact/hooks";
import type { Severity } from "#lib/entry.ts";
import { alarmOf, SAME_DAY_SYMPTOMS, URGENT_SYMPTOMS } from "#lib/red-flags.ts";
import { WITHDRAWAL_SYMPTOMS } from "#lib/settings.ts";
import { today as t } from "#locales/en/today.ts";
import { checklist } from "#store/settings.ts";
import { AlarmCard } from "#ui/alarm-card.tsx";
import { Card } from "#ui/card.tsx";
import { SymptomPicker, severityName, symptomName } from "#ui/entry/symptom-picker.tsx";
import { useCode } from "#ui/use-code.ts";
import { useSitting } from "./sitting.ts";
import { SleepField } from "./sleep-field.tsx";
import "./today.css";

const loadOwn = async () => (await import("./later.ts")).OwnTrackers;

const RED_FLAGS = [...URGENT_SYMPTOMS, ...SAME_DAY_SYMPTOMS];

export function BodyCard() {
  const { entry, change, saveAlone } = useSitting();
  const OwnTrackers = useCode(loadOwn);
  const [more, setMore] = useState(false);
  const ratings = entry?.ratings ?? {};
  const listed = checklist.value;
  const rate = (id: string, severity: Severity) =>
    change(
      (each) => ({ ...each, none: false, ratings: { ...each.ratings, [id]: severity } }),
      t.bodySaved(symptomName(id), severityName(severity)),
    );
  const none = () => {
    const zeros = Object.fromEntries(listed.map((id) => [id, 0 as Severity]));
    saveAlone((each) => ({ ...each, none: true, ratings: zeros }), t.bodyNoneSaved);
  };
  const alarm = alarmOf(ratings);
  return (
    <Card title={t.bodyTitle} hint={t.bodyHint}>
      <SymptomPicker ids={listed} ratings={ratings} onRate={rate} />
      <SleepField
        hours={entry?.sleep_hours ?? null}
        onSave={(sleep_hours) => change((each) => ({ ...each, sleep_hours }), t.sleepSaved)}
      />
      {OwnTrackers && <OwnTrackers values={entry?.trackers} change={change} />}
      {more && (
        <>
          <h3>{t.bodyGroupWithdrawal}</h3>
          <SymptomPicker
            ids={WITHDRAWAL_SYMPTOMS.filter((id) => !listed.includes(id))}
            ratings={ratings}
            onRate={rate}
          />
          <h3>{t.bodyGroupUrgent}</h3>
          <SymptomPicker ids={RED_FLAGS} ratings={ratings} onRate={rate} />
        </>
      )}
      {alarm && <AlarmCard alarm={alarm} ratings={ratings} />}
      <div class="button-row">
        <button type="button" class="button-soft" onClick={none}>
          {t.bodyNone}
        </button>
        <button
          type="button"
          class="button-quiet"
          aria-expanded={more}
          onClick={() => setMore(!more)}
        >
          {more ? t.bodyLess : t.bodyMore}
        </button>
      </div>
    </Card>
  );
}
