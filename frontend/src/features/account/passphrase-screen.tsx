// Owns changing the passphrase, and saying what that ends.
import { useState } from "preact/hooks";
import { newPassphrase } from "#lib/passphrase.ts";
import { UnreachableError } from "#lib/problem.ts";
import { go } from "#lib/router.ts";
import { account as t } from "#locales/en/account.ts";
import { changePassphrase } from "#store/own-account.ts";
import { profile } from "#store/session.ts";
import { say } from "#store/toast.ts";
import { Card } from "#ui/card.tsx";
import { CurrentPassphrase } from "#ui/current-passphrase.tsx";
import { PassphraseFields } from "#ui/passphrase-fields.tsx";
import { Submit } from "#ui/submit.tsx";
import { useAttempt } from "#ui/use-attempt.ts";
import { toYou } from "./back.ts";

export function PassphraseScreen() {
  const [current, setCurrent] = useState("");
  const [wanted, setWanted] = useState(newPassphrase);
  const [unsure, setUnsure] = useState(false);
  const attempt = useAttempt();
  const submit = attempt.run(async () => {
    try {
      await changePassphrase(current, wanted);
    } catch (error) {
      setUnsure(error instanceof UnreachableError);
      throw error;
    }
    say(t.passphraseDone);
    go("/you");
  }, wanted);
  return (
    <form class="form" onSubmit={submit} noValidate>
      <Card hint={t.passphraseWhere}>
        <CurrentPassphrase
          login={profile.value?.login ?? ""}
          value={current}
          onInput={setCurrent}
          error={attempt.wrong("current")}
        />
      </Card>
      <PassphraseFields
        title={t.passphraseTitle}
        value={wanted}
        onChange={setWanted}
        error={attempt.wrong("password")}
      />
      {unsure && <p role="alert">{t.passphraseLost}</p>}
      <Submit attempt={attempt} label={t.passphraseButton} waiting={t.waiting} back={toYou()} />
    </form>
  );
}
