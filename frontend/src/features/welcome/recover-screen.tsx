// Owns coming back with the spare key alone: the code, a new passphrase, perhaps a new name.
import { useState } from "preact/hooks";
import { newPassphrase } from "#lib/passphrase.ts";
import { go } from "#lib/router.ts";
import { recover as t } from "#locales/en/recover.ts";
import { recover, suggestName } from "#store/own-account.ts";
import { Card } from "#ui/card.tsx";
import { NameField } from "#ui/name-field.tsx";
import { PassphraseFields } from "#ui/passphrase-fields.tsx";
import { Submit } from "#ui/submit.tsx";
import { TextField } from "#ui/text-field.tsx";
import { useAttempt } from "#ui/use-attempt.ts";

const CODE_CHARACTERS = 34;

/** Any spelling will do; what is counted is what will be read. */
const count = (typed: string): number => typed.replace(/[^0-9a-z]/gi, "").length;

export function RecoverScreen() {
  const [code, setCode] = useState("");
  const [passphrase, setPassphrase] = useState(newPassphrase);
  const [login, setLogin] = useState("");
  const attempt = useAttempt();
  const suggest = () => void suggestName().then(setLogin, () => undefined);
  const submit = attempt.run(async () => {
    await recover({ code, passphrase, login: login.trim() || null });
    go("/recovery-code", { replace: true });
  }, passphrase);
  return (
    <form class="form" onSubmit={submit} noValidate>
      <Card title={t.codeTitle} hint={t.codeHint}>
        <TextField
          label={t.code}
          lines
          spellcheck={false}
          autoCapitalize="characters"
          autoComplete="off"
          maxLength={128}
          value={code}
          onInput={setCode}
          hint={t.counted(count(code), CODE_CHARACTERS)}
          error={attempt.wrong("code")}
        />
      </Card>
      <PassphraseFields
        title={t.passphraseTitle}
        value={passphrase}
        onChange={setPassphrase}
        error={attempt.wrong("password")}
      />
      <Card title={t.nameTitle} hint={t.nameHint}>
        <NameField
          label={t.name}
          value={login}
          onInput={setLogin}
          onSuggest={suggest}
          error={attempt.wrong("login")}
        />
      </Card>
      <Submit
        attempt={attempt}
        label={t.open}
        waiting={t.waiting}
        back={{ href: "/sign-in", label: t.back }}
      />
    </form>
  );
}
