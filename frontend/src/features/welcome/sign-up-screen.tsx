// Owns opening a journal: a name that says nothing, a passphrase made here, one button.
import { useEffect, useState } from "preact/hooks";
import { newPassphrase } from "#lib/passphrase.ts";
import { go } from "#lib/router.ts";
import { welcome as t } from "#locales/en/welcome.ts";
import { signUp, suggestName } from "#store/own-account.ts";
import { Card } from "#ui/card.tsx";
import { NameField } from "#ui/name-field.tsx";
import { PassphraseFields } from "#ui/passphrase-fields.tsx";
import { Submit } from "#ui/submit.tsx";
import { useAttempt } from "#ui/use-attempt.ts";

export function SignUpScreen() {
  const [login, setLogin] = useState("");
  const [passphrase, setPassphrase] = useState(newPassphrase);
  const attempt = useAttempt();
  // Without a suggestion the field simply stays for a name of one's own.
  const suggest = () => void suggestName().then(setLogin, () => undefined);
  useEffect(() => {
    // On a slow network somebody may be typing before it comes.
    suggestName().then(
      (name) => setLogin((typed) => typed || name),
      () => undefined,
    );
  }, []);
  const submit = attempt.run(async () => {
    const name = login || (await suggestName());
    setLogin(name);
    await signUp(name, passphrase);
    go("/recovery-code", { replace: true });
  }, passphrase);
  return (
    <form class="form" onSubmit={submit} noValidate>
      <Card title={t.nameTitle} hint={t.nameHint}>
        <NameField
          label={t.nameLabel}
          value={login}
          onInput={setLogin}
          onSuggest={suggest}
          error={attempt.wrong("login")}
        />
      </Card>
      <PassphraseFields
        value={passphrase}
        onChange={setPassphrase}
        error={attempt.wrong("password")}
      />
      <Submit
        attempt={attempt}
        label={t.create}
        waiting={t.waiting}
        back={{ href: "/sign-in", label: t.existing }}
      />
    </form>
  );
}
