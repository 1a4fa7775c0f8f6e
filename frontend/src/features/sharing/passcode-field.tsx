// Owns the passcode of a link: on by default, made here, and one's own if one likes.
import { newPasscode } from "#lib/passcode.ts";
import { sharing as t } from "#locales/en/sharing.ts";
import { Check } from "#ui/check.tsx";
import { TextField } from "#ui/text-field.tsx";

const MOST_CHARACTERS = 64;
export const LEAST_CHARACTERS = 6;

type PasscodeFieldProps = {
  value: string | null;
  onChange: (value: string | null) => void;
  isTried: boolean;
};

export function PasscodeField({ value, onChange, isTried }: PasscodeFieldProps) {
  const isShort = value !== null && value.trim().length < LEAST_CHARACTERS;
  return (
    <>
      <Check
        label={t.passcode}
        hint={t.passcodeHint}
        on={value !== null}
        onToggle={(on) => onChange(on ? newPasscode() : null)}
      />
      {value !== null && (
        <>
          <TextField
            label={t.passcodeLabel}
            autoComplete="off"
            spellcheck={false}
            maxLength={MOST_CHARACTERS}
            value={value}
            onInput={onChange}
            hint={t.passcodeSay}
            error={isTried && isShort ? t.passcodeShort : undefined}
          />
          <div class="button-row">
            <button type="button" class="button-quiet" onClick={() => onChange(newPasscode())}>
              {t.passcodeAnother}
            </button>
          </div>
        </>
      )}
    </>
  );
}
