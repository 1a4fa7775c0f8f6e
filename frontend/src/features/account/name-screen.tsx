// Owns changing the name to sign in with.
import { useState } from "preact/hooks";
import { go } from "#lib/router.ts";
import { account as t } from "#locales/en/account.ts";
import { changeName, suggestName } from "#store/own-account.ts";
import { profile } from "#store/session.ts";
import { say } from "#store/toast.ts";
import { Card } from "#ui/card.tsx";
import { CurrentPassphrase } from "#ui/current-passphrase.tsx";
import { NameField } from "#ui/name-field.tsx";
import { Submit } from "#ui/submit.tsx";
import { useAttempt } from "#ui/use-attempt.ts";
import { toYou } from "./back.ts";

export function NameScreen() {
  const [login, setLogin] = useState("");
  const [current, setCurrent] = useState("");
  const attempt = useAttempt();
  const known = profile.value;
  const suggest = () => void suggestName().then(setLogin, () => undefined);
  const submit = attempt.run(async () => {
    await changeName(current, login);
    say(t.nameDone(profile.value?.login ?? login));
    go("/you");
  });
  return (
    <form class="form" onSubmit={submit} noValidate>
      <Card hint={known ? t.nameNow(known.login) : undefined}>
        <NameField
          label={t.nameNew}
          value={login}
          onInput={setLogin}
          onSuggest={suggest}
          error={attempt.wrong("login")}
        />
        <CurrentPassphrase
          login={known?.login ?? ""}
          value={current}
          onInput={setCurrent}
          error={attempt.wrong("current")}
        />
        <Submit attempt={attempt} label={t.nameButton} waiting={t.waiting} back={toYou()} />
      </Card>
    </form>
  );
}
