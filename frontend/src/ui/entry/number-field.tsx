// Owns one number as a person types it, saved with the button beside it.
import { useState } from "preact/hooks";
import { signedDecimal } from "#lib/decimal.ts";
import { trackers as t } from "#locales/en/trackers.ts";
import { TextField } from "#ui/text-field.tsx";

type NumberFieldProps = { label: string; value: string; onSave: (value: string) => void };

export function NumberField({ label, value, onSave }: NumberFieldProps) {
  const [typed, setTyped] = useState(value);
  const [wrong, setWrong] = useState(false);
  const save = () => {
    const number = signedDecimal(typed);
    setWrong(number === null);
    if (number !== null) onSave(number);
  };
  // No form of its own: on the screen of an entry it stands inside one.
  return (
    <div class="inline-form">
      <TextField
        label={label}
        inputMode="decimal"
        maxLength={17}
        value={typed}
        onInput={setTyped}
        error={wrong ? t.wrong : undefined}
      />
      <button type="button" class="button-soft" onClick={save}>
        {t.save}
      </button>
    </div>
  );
}
