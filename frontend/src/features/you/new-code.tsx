// Owns getting a fresh recovery code while none is confirmed: signing up again is signing in with a new code.
import { useState } from "preact/hooks";
import { ProblemError } from "#lib/problem.ts";
import { go } from "#lib/router.ts";
import { you as t } from "#locales/en/you.ts";
import { signUp } from "#store/session.ts";
import { PasswordField } from "#ui/password-field.tsx";

export function NewCode({ login }: { login: string }) {
  const [passphrase, setPassphrase] = useState("");
  const [wrong, setWrong] = useState("");
  const submit = async (event: Event) => {
    event.preventDefault();
    try {
      await signUp(login, passphrase);
      go("/recovery-code");
    } catch (error) {
      setWrong(error instanceof ProblemError ? t.codeWrong : t.codeUnreachable);
    }
  };
  return (
    <>
      <p>{t.codeOpen}</p>
      <details class="fold">
        <summary>{t.codeNew}</summary>
        <form class="form" onSubmit={submit} noValidate>
          {/* A password manager finds the right passphrase by it. */}
          <input hidden autocomplete="username" readOnly value={login} />
          <PasswordField
            label={t.codePassphrase}
            words={t}
            autoComplete="current-password"
            value={passphrase}
            onInput={setPassphrase}
            error={wrong || undefined}
          />
          <div class="button-row">
            <button type="submit" class="button-soft">
              {t.codeShow}
            </button>
          </div>
        </form>
      </details>
    </>
  );
}
