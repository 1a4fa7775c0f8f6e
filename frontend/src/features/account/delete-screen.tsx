// Owns closing the journal for good: what it means, a typed word, the passphrase.
import { useState } from "preact/hooks";
import { go } from "#lib/router.ts";
import { account as t } from "#locales/en/account.ts";
import { waitingCount } from "#store/outbox.ts";
import { deleteAccount } from "#store/own-account.ts";
import { profile } from "#store/session.ts";
import { say } from "#store/toast.ts";
import { Card } from "#ui/card.tsx";
import { CurrentPassphrase } from "#ui/current-passphrase.tsx";
import { Submit } from "#ui/submit.tsx";
import { TextField } from "#ui/text-field.tsx";
import { useAttempt } from "#ui/use-attempt.ts";
import { toYou } from "./back.ts";

function Consequences({ waiting }: { waiting: number }) {
  return (
    <Card tone="note">
      <p>{t.endWords}</p>
      <p>{t.endCopies}</p>
      {waiting > 0 && <p>{t.endWaiting(waiting)}</p>}
    </Card>
  );
}

export function DeleteScreen() {
  const [word, setWord] = useState("");
  const [current, setCurrent] = useState("");
  const [tried, setTried] = useState(false);
  const attempt = useAttempt();
  const meant = word.trim().toUpperCase() === t.endWord;
  const submit = attempt.run(async () => {
    setTried(true);
    if (!meant) return;
    await deleteAccount(current);
    go("/", { replace: true });
    say(t.endDone);
  });
  return (
    <form class="form" onSubmit={submit} noValidate>
      <Consequences waiting={waitingCount.value} />
      <Card title={t.endFirst}>
        <a class="button-soft" href="/you/copy">
          {t.endFirstLink}
        </a>
      </Card>
      <Card>
        <TextField
          label={t.endType}
          autoComplete="off"
          autoCapitalize="characters"
          spellcheck={false}
          value={word}
          onInput={setWord}
          error={tried && !meant ? t.endTypeWrong : undefined}
        />
        <CurrentPassphrase
          login={profile.value?.login ?? ""}
          value={current}
          onInput={setCurrent}
          error={attempt.wrong("current")}
        />
        <Submit attempt={attempt} label={t.endButton} waiting={t.waiting} back={toYou()} />
      </Card>
    </form>
  );
}
