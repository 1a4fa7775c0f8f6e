// Owns signing in, also on top of a session that ended in the middle of something.
import { useState } from "preact/hooks";
import { go } from "#lib/router.ts";
import { passphrase as words } from "#locales/en/passphrase.ts";
import { welcome as t } from "#locales/en/welcome.ts";
import { signIn } from "#store/own-account.ts";
import { profile } from "#store/session.ts";
import { Card } from "#ui/card.tsx";
import { Check } from "#ui/check.tsx";
import { PasswordField } from "#ui/password-field.tsx";
import { Submit } from "#ui/submit.tsx";
import { TextField } from "#ui/text-field.tsx";
import { useAttempt } from "#ui/use-attempt.ts";

function OtherWays() {
  return (
    <div class="button-stack">
      <a class="button-quiet" href="/recover">
        {t.haveKey}
      </a>
      <a class="button-quiet" href="/sign-up">
        {t.noJournal}
      </a>
    </div>
  );
}

export function SignInScreen() {
  const [login, setLogin] = useState(profile.value?.login ?? "");
  const [password, setPassword] = useState("");
  const [notMyDevice, setNotMyDevice] = useState(false);
  const attempt = useAttempt();
  const submit = attempt.run(async () => {
    await signIn({ login, password, notMyDevice });
    go("/", { replace: true });
  });
  return (
    <form class="form" onSubmit={submit} noValidate>
      <Card>
        <TextField label={t.nameLabel} autoComplete="username" value={login} onInput={setLogin} />
        <PasswordField
          label={words.label}
          words={words}
          autoComplete="current-password"
          value={password}
          onInput={setPassword}
        />
        <Check label={t.notMine} hint={t.notMineHint} on={notMyDevice} onToggle={setNotMyDevice} />
        <Submit attempt={attempt} label={t.signIn} waiting={t.waiting} />
      </Card>
      <OtherWays />
    </form>
  );
}
