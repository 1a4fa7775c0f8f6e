// Owns choosing a passphrase: one made on this device and shown, or one's own.
import { useState } from "preact/hooks";
import { newPassphrase } from "#lib/passphrase.ts";
import { passphrase as t } from "#locales/en/passphrase.ts";
import { Card } from "./card.tsx";
import { CopyButton } from "./copy-button.tsx";
import { PasswordField } from "./password-field.tsx";
import "./secret.css";

type PassphraseFieldsProps = {
  title?: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
};

export function PassphraseFields({
  title = t.title,
  value,
  onChange,
  error,
}: PassphraseFieldsProps) {
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
      <Card title={title}>
        <PasswordField
          label={t.label}
          words={t}
          autoComplete="new-password"
          value={value}
          onInput={onChange}
          hint={t.rules}
          error={error}
        />
        <div class="button-row">
          <button type="button" class="button-quiet" onClick={make}>
            {t.made}
          </button>
        </div>
      </Card>
    );
  }
  return (
    <Card title={title} hint={t.offer}>
      <p class="secret" lang="en">
        {value}
      </p>
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
          {t.another}
        </button>
        <button type="button" class="button-quiet" onClick={useOwn}>
          {t.own}
        </button>
      </div>
    </Card>
  );
}
