// Owns the way back to one's own journal without a lock: the passphrase, and the name too where it is needed.
import { useState } from "preact/hooks";
import { ProblemError } from "#lib/problem.ts";
import { passphrase as words } from "#locales/en/passphrase.ts";
import { sharing as t } from "#locales/en/sharing.ts";
import { comeBack } from "#store/handed.ts";
import { signIn } from "#store/own-account.ts";
import { Card } from "#ui/card.tsx";
import { PasswordField } from "#ui/password-field.tsx";
import { Submit } from "#ui/submit.tsx";
import { TextField } from "#ui/text-field.tsx";
import { useAttempt } from "#ui/use-attempt.ts";

const isOver = (error: unknown): boolean =>
  error instanceof ProblemError && error.status === 401 && error.slug !== "wrong-password";

/** `isNamed`: the session is over, or a lock stands in its way, so one begins anew with the name. */
export function PassphraseBack({ isNamed: isNamedFirst }: { isNamed: boolean }) {
  const [isNamed, setNamed] = useState(isNamedFirst);
  const [login, setLogin] = useState("");
  const [passphrase, setPassphrase] = useState("");
  const attempt = useAttempt();
  const submit = attempt.run(async () => {
    if (isNamed) return signIn({ login, password: passphrase, notMyDevice: false });
    await comeBack(passphrase).catch((error: unknown) => {
      if (!isOver(error)) throw error;
      setNamed(true);
    });
  });
  return (
    <form class="form" onSubmit={submit} noValidate>
      <Card hint={isNamed ? t.handedEnded : t.handedPassphrase}>
        {isNamed && (
          <TextField
            label={t.handedName}
            autoComplete="username"
            value={login}
            onInput={setLogin}
          />
        )}
        <PasswordField
          label={words.label}
          words={words}
          autoComplete="current-password"
          value={passphrase}
          onInput={setPassphrase}
          error={attempt.wrong("current")}
        />
        <Submit attempt={attempt} label={t.handedUnlock} waiting={t.preparing} />
        {isNamed && (
          <a class="button-quiet" href="/recover">
            {t.handedKey}
          </a>
        )}
      </Card>
    </form>
  );
}
