// Owns editing "Body and sleep": every symptom that is rated or could be.
import type { SideEffects, TrackerValues } from "#lib/entry.ts";
import { SAME_DAY_SYMPTOMS, URGENT_SYMPTOMS } from "#lib/red-flags.ts";
import { type Tracker, WITHDRAWAL_SYMPTOMS } from "#lib/settings.ts";
import { sleepHours } from "#lib/sleep.ts";
import { entry as words } from "#locales/en/entry.ts";
import { trackers as t } from "#locales/en/trackers.ts";
import { ParsedField } from "#ui/parsed-field.tsx";
import { TextField } from "#ui/text-field.tsx";
import { SymptomPicker } from "./symptom-picker.tsx";
import { TrackerPicker } from "./tracker-picker.tsx";

type SideEffectFieldsProps = {
  entry: SideEffects;
  checklist: readonly string[];
  trackers: readonly Tracker[];
  onChange: (entry: SideEffects) => void;
};

/** Those on Today, and whatever this entry has a value of, named or not. */
function listed(trackers: readonly Tracker[], values: TrackerValues): Tracker[] {
  const known = trackers.filter(({ id, shown }) => shown || id in values);
  const strange = Object.keys(values).filter((id) => !trackers.some((each) => each.id === id));
  const unnamed = (id: string): Tracker => ({
    ...{ id, name: t.unnamed, kind: "number", unit: null },
    shown: false,
  });
  return [...known, ...strange.map(unnamed)];
}

/** An entry that says nothing is none: what stands alone in it goes with the entry. */
const isAlone = ({ ratings, none, sleep_hours, note, trackers }: SideEffects) =>
  !none && !note && sleep_hours === null && Object.keys({ ...ratings, ...trackers }).length === 1;

function OwnFields({ entry, trackers, onChange }: Omit<SideEffectFieldsProps, "checklist">) {
  const values = entry.trackers ?? {};
  const shown = listed(trackers, values);
  if (shown.length === 0) return null;
  const takeOut = (id: string) => {
    const { [id]: _gone, ...rest } = values;
    onChange({ ...entry, trackers: rest });
  };
  return (
    <>
      <h2>{t.title}</h2>
      <TrackerPicker
        trackers={shown}
        values={values}
        onNote={(id, value) => onChange({ ...entry, trackers: { ...values, [id]: value } })}
        onTakeOut={isAlone(entry) ? undefined : takeOut}
      />
    </>
  );
}

export function SideEffectFields({ entry, checklist, trackers, onChange }: SideEffectFieldsProps) {
  const set = (fields: Partial<SideEffects>) => onChange({ ...entry, ...fields });
  const asked = [...checklist, ...WITHDRAWAL_SYMPTOMS, ...URGENT_SYMPTOMS, ...SAME_DAY_SYMPTOMS];
  const ids = [...new Set([...Object.keys(entry.ratings), ...asked])];
  return (
    <div class="form">
      <SymptomPicker
        ids={ids}
        ratings={entry.ratings}
        onRate={(id, severity) => {
          set({ none: false, ratings: { ...entry.ratings, [id]: severity } });
        }}
      />
      <ParsedField
        label={words.sleepHours}
        inputMode="decimal"
        maxLength={5}
        initial={entry.sleep_hours === null ? "" : String(entry.sleep_hours)}
        onText={(typed) => {
          const hours = sleepHours(typed);
          if (hours !== undefined) set({ sleep_hours: hours });
        }}
      />
      <OwnFields {...{ entry, trackers, onChange }} />
      <TextField
        label={words.note}
        lines
        maxLength={4000}
        value={entry.note}
        onInput={(note) => set({ note })}
      />
    </div>
  );
}
