// Owns the passphrase of a sealed file: made here and shown, or one's own. No password manager is asked to keep it:
// it would take it for the passphrase of the journal.
import { useState } from "preact/hooks";
import { newPassphrase } from "#lib/passphrase.ts";
import { copies as t } from "#locales/en/copies.ts";
import { passphrase as words } from "#locales/en/passphrase.ts";
import { Card } from "#ui/card.tsx";
import { CopyButton } from "#ui/copy-button.tsx";
import { TextField } from "#ui/text-field.tsx";
import "#ui/secret.css";

type FilePassphraseProps = {
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
};

function Own({ value, onChange, error }: FilePassphraseProps) {
  return (
    <TextField
      label={t.fileLabel}
      hint={words.rules}
      autoComplete="off"
      spellcheck={false}
      maxLength={1024}
      value={value}
      onInput={onChange}
      error={error}
    />
  );
}

export function FilePassphrase({ value, onChange, error }: FilePassphraseProps) {
  const [isOwn, setOwn] = useState(false);
  const make = () => {
    setOwn(false);
    onChange(newPassphrase());
  };
  const takeOwn = () => {
    setOwn(true);
    onChange("");
  };
  return (
    <Card title={t.fileTitle} hint={t.fileKeep}>
      {isOwn ? (
        <Own value={value} onChange={onChange} error={error} />
      ) : (
        <p class="secret" lang="en">
          {value}
        </p>
      )}
      <div class="button-row">
        {!isOwn && <CopyButton text={value} label={words.copy} done={words.copied} />}
        <button type="button" class="button-quiet" onClick={make}>
          {isOwn ? words.made : words.another}
        </button>
        {!isOwn && (
          <button type="button" class="button-quiet" onClick={takeOwn}>
            {words.own}
          </button>
        )}
      </div>
    </Card>
  );
}
