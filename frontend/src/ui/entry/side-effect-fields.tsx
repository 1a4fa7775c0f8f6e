// Owns editing "Body and sleep": every symptom that is rated or could be.
import type { SideEffects } from "#lib/entry.ts";
import { SAME_DAY_SYMPTOMS, URGENT_SYMPTOMS } from "#lib/red-flags.ts";
import { WITHDRAWAL_SYMPTOMS } from "#lib/settings.ts";
import { sleepHours } from "#lib/sleep.ts";
import { entry as t } from "#locales/en/entry.ts";
import { ParsedField } from "#ui/parsed-field.tsx";
import { TextField } from "#ui/text-field.tsx";
import { SymptomPicker } from "./symptom-picker.tsx";

type SideEffectFieldsProps = {
  entry: SideEffects;
  checklist: readonly string[];
  onChange: (entry: SideEffects) => void;
};

export function SideEffectFields({ entry, checklist, onChange }: SideEffectFieldsProps) {
  const set = (fields: Partial<SideEffects>) => onChange({ ...entry, ...fields });
  const listed = [...checklist, ...WITHDRAWAL_SYMPTOMS, ...URGENT_SYMPTOMS, ...SAME_DAY_SYMPTOMS];
  const ids = [...new Set([...Object.keys(entry.ratings), ...listed])];
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
        label={t.sleepHours}
        inputMode="decimal"
        maxLength={5}
        initial={entry.sleep_hours === null ? "" : String(entry.sleep_hours)}
        onText={(typed) => {
          const hours = sleepHours(typed);
          if (hours !== undefined) set({ sleep_hours: hours });
        }}
      />
      <TextField
        label={t.note}
        lines
        maxLength={4000}
        value={entry.note}
        onInput={(note) => set({ note })}
      />
    </div>
  );
}
