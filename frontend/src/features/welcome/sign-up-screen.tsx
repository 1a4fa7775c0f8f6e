// Owns opening a journal: a name that says nothing, a passphrase made here, one button.
import { useEffect, useState } from "preact/hooks";
import { newPassphrase } from "#lib/passphrase.ts";
import { go } from "#lib/router.ts";
import { welcome as t } from "#locales/en/welcome.ts";
import { signUp, suggestName } from "#store/session.ts";
import { Card } from "#ui/card.tsx";
import { TextField } from "#ui/text-field.tsx";
import { type Failure, failureOf } from "./failure.ts";
import { PassphraseFields } from "./passphrase-fields.tsx";
import "./welcome.css";

function useSuggestedName(): [string, (name: string) => void, () => void] {
  const [login, setLogin] = useState("");
  const suggest = () => {
    // Without a suggestion the field simply stays for a name of one's own.
    suggestName().then(setLogin, () => undefined);
  };
  useEffect(suggest, []);
  return [login, setLogin, suggest];
}

export function SignUpScreen() {
  const [login, setLogin, suggest] = useSuggestedName();
  const [passphrase, setPassphrase] = useState(newPassphrase);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setFailure(null);
    try {
      await signUp(login, passphrase);
      go("/recovery-code", { replace: true });
    } catch (error) {
      setFailure(failureOf(error, passphrase));
      setBusy(false);
    }
  };
  const wrong = (field: Failure["field"]) => (failure?.field === field ? failure.text : undefined);
  return (
    <form class="form" onSubmit={submit} noValidate>
      <Card title={t.nameTitle} hint={t.nameHint}>
        <TextField
          label={t.nameLabel}
          autoComplete="username"
          maxLength={64}
          value={login}
          onInput={setLogin}
          error={wrong("login")}
        />
        <div class="button-row">
          <button type="button" class="button-quiet" onClick={suggest}>
            {t.nameOther}
          </button>
        </div>
      </Card>
      <PassphraseFields value={passphrase} onChange={setPassphrase} error={wrong("password")} />
      <div role="alert">{failure?.field === null && <p class="field-error">{failure.text}</p>}</div>
      <div class="button-stack">
        <button type="submit" class="button" aria-disabled={busy}>
          {busy ? t.creating : t.create}
        </button>
        <a class="button-quiet" href="/sign-in">
          {t.existing}
        </a>
      </div>
    </form>
  );
}
