// Owns amount and unit, and saying that the amount is a guess or not known.
import type { Intake } from "#lib/entry.ts";
import { intake as t } from "#locales/en/intake.ts";
import { Check } from "#ui/check.tsx";
import { TextField } from "#ui/text-field.tsx";

type AmountFieldsProps = { entry: Intake; onChange: (entry: Intake) => void; wrong: boolean };

export function AmountFields({ entry, onChange, wrong }: AmountFieldsProps) {
  return (
    <>
      <div class="field-pair">
        <TextField
          label={t.amount}
          inputMode="decimal"
          maxLength={16}
          value={entry.amount ?? ""}
          onInput={(amount) => onChange({ ...entry, amount: amount || null })}
          error={wrong ? t.decimal : undefined}
        />
        <TextField
          label={t.unit}
          maxLength={32}
          value={entry.unit ?? ""}
          onInput={(unit) => onChange({ ...entry, unit: unit || null })}
        />
      </div>
      <p class="soft">{t.amountHint}</p>
      {entry.amount !== null && (
        <Check
          label={t.estimated}
          on={entry.estimated}
          onToggle={(estimated) => onChange({ ...entry, estimated })}
        />
      )}
    </>
  );
}
