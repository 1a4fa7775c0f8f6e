// Owns the spare key later on: confirming the one that was kept, or getting a new one.
import { useState } from "preact/hooks";
import { go } from "#lib/router.ts";
import { account as t } from "#locales/en/account.ts";
import { makeNewCode } from "#store/own-account.ts";
import { profile } from "#store/session.ts";
import { Card } from "#ui/card.tsx";
import { CurrentPassphrase } from "#ui/current-passphrase.tsx";
import { Submit } from "#ui/submit.tsx";
import { useAttempt } from "#ui/use-attempt.ts";
import { toYou } from "./back.ts";
import { ConfirmCode } from "./confirm-code.tsx";

function NewCode({ login }: { login: string }) {
  const [current, setCurrent] = useState("");
  const attempt = useAttempt();
  const submit = attempt.run(async () => {
    await makeNewCode(current);
    go("/recovery-code");
  });
  return (
    <form class="form" onSubmit={submit} noValidate>
      <Card title={t.keyNewTitle} hint={t.keyNewHint}>
        <CurrentPassphrase
          login={login}
          value={current}
          onInput={setCurrent}
          error={attempt.wrong("current")}
        />
        <Submit attempt={attempt} label={t.keyNewButton} waiting={t.waiting} back={toYou()} />
      </Card>
    </form>
  );
}

export function SpareKeyScreen() {
  const known = profile.value;
  return (
    <>
      {known && !known.recovery_code_confirmed && (
        <Card title={t.keyOpenTitle} hint={t.keyOpen}>
          <ConfirmCode onConfirmed={() => go("/you")} />
        </Card>
      )}
      <NewCode login={known?.login ?? ""} />
    </>
  );
}
