// Owns proving that the code was kept, by its last four characters.
import { useState } from "preact/hooks";
import { account as t } from "#locales/en/account.ts";
import { confirmCode } from "#store/own-account.ts";
import { say } from "#store/toast.ts";
import { Submit } from "#ui/submit.tsx";
import { TextField } from "#ui/text-field.tsx";
import { useAttempt } from "#ui/use-attempt.ts";

export function ConfirmCode({ onConfirmed }: { onConfirmed: () => void }) {
  const [typed, setTyped] = useState("");
  const attempt = useAttempt();
  const submit = attempt.run(async () => {
    await confirmCode(typed);
    say(t.codeConfirmed);
    onConfirmed();
  });
  return (
    <form class="form" onSubmit={submit} noValidate>
      <TextField
        label={t.codeConfirm}
        maxLength={9}
        spellcheck={false}
        autoCapitalize="characters"
        autoComplete="off"
        value={typed}
        onInput={setTyped}
        error={attempt.wrong("code")}
      />
      <Submit attempt={attempt} label={t.codeConfirmButton} waiting={t.waiting} />
    </form>
  );
}
