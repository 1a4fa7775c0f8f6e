// Owns signing in, also on top of a session that ended in the middle of something.
import { useState } from "preact/hooks";
import { go } from "#lib/router.ts";
import { welcome as t } from "#locales/en/welcome.ts";
import { profile, signIn } from "#store/session.ts";
import { Card } from "#ui/card.tsx";
import { Check } from "#ui/check.tsx";
import { PasswordField } from "#ui/password-field.tsx";
import { TextField } from "#ui/text-field.tsx";
import { type Failure, failureOf } from "./failure.ts";

export function SignInScreen() {
  const [login, setLogin] = useState(profile.value?.login ?? "");
  const [password, setPassword] = useState("");
  const [notMyDevice, setNotMyDevice] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setFailure(null);
    try {
      await signIn({ login, password, notMyDevice });
      go("/", { replace: true });
    } catch (error) {
      setFailure(failureOf(error, password));
      setBusy(false);
    }
  };
  return (
    <form class="form" onSubmit={submit} noValidate>
      <Card>
        <TextField label={t.name} autoComplete="username" value={login} onInput={setLogin} />
        <PasswordField
          label={t.passphrase}
          words={t}
          autoComplete="current-password"
          value={password}
          onInput={setPassword}
        />
        <Check label={t.notMine} hint={t.notMineHint} on={notMyDevice} onToggle={setNotMyDevice} />
        <div role="alert">{failure && <p class="field-error">{failure.text}</p>}</div>
        <button type="submit" class="button" aria-disabled={busy}>
          {busy ? t.creating : t.signIn}
        </button>
      </Card>
      <div class="button-stack">
        <a class="button-quiet" href="/sign-up">
          {t.noJournal}
        </a>
      </div>
    </form>
  );
}
