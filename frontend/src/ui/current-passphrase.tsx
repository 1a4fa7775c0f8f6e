// Owns asking for the passphrase once more, before something that a borrowed hand must not do.
import { passphrase as t } from "#locales/en/passphrase.ts";
import { PasswordField } from "./password-field.tsx";

type CurrentPassphraseProps = {
  login: string;
  value: string;
  onInput: (value: string) => void;
  error?: string | undefined;
};

export function CurrentPassphrase({ login, ...field }: CurrentPassphraseProps) {
  return (
    <>
      {/* A password manager finds the right passphrase by it. */}
      <input hidden autocomplete="username" readOnly value={login} />
      <PasswordField label={t.current} words={t} autoComplete="current-password" {...field} />
    </>
  );
}
