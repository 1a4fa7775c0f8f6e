// Owns the passphrase at sign-up: one made on this device and shown, or one's own.
import { useState } from "preact/hooks";
import { newPassphrase } from "#lib/passphrase.ts";
import { welcome as t } from "#locales/en/welcome.ts";
import { Card } from "#ui/card.tsx";
import { CopyButton } from "#ui/copy-button.tsx";
import { PasswordField } from "#ui/password-field.tsx";

type PassphraseFieldsProps = {
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
};

export function PassphraseFields({ value, onChange, error }: PassphraseFieldsProps) {
  const [own, setOwn] = useState(false);
  const make = () => {
    setOwn(false);
    onChange(newPassphrase());
  };
  const useOwn = () => {
    setOwn(true);
    onChange("");
  };
  if (own) {
    return (
      <Card title={t.passphraseTitle}>
        <PasswordField
          label={t.passphraseLabel}
          words={t}
          autoComplete="new-password"
          value={value}
          onInput={onChange}
          hint={t.passphraseRules}
          error={error}
        />
        <div class="button-row">
          <button type="button" class="button-quiet" onClick={make}>
            {t.passphraseMade}
          </button>
        </div>
      </Card>
    );
  }
  return (
    <Card title={t.passphraseTitle} hint={t.passphraseOffer}>
      <p class="secret">{value}</p>
      {error && <p class="field-error">{error}</p>}
      {/* Lets a password manager offer to keep what was made here. */}
      <input
        class="visually-hidden"
        type="password"
        autoComplete="new-password"
        tabIndex={-1}
        aria-hidden="true"
        readOnly
        value={value}
      />
      <div class="button-row">
        <CopyButton text={value} label={t.copy} done={t.copied} />
        <button type="button" class="button-quiet" onClick={make}>
          {t.passphraseNew}
        </button>
        <button type="button" class="button-quiet" onClick={useOwn}>
          {t.passphraseOwn}
        </button>
      </div>
    </Card>
  );
}
