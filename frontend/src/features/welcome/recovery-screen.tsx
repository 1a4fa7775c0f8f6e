// Owns showing the recovery code once, keeping it, and proving that it was kept.
import { useState } from "preact/hooks";
import { isPassing } from "#lib/problem.ts";
import { go } from "#lib/router.ts";
import { welcome as t } from "#locales/en/welcome.ts";
import { confirmCode, profile, recoveryCode } from "#store/session.ts";
import { Card } from "#ui/card.tsx";
import { CopyButton } from "#ui/copy-button.tsx";
import { TextField } from "#ui/text-field.tsx";
import "./welcome.css";

function saveAsFile(code: string): void {
  const text = t.codeFileText(profile.value?.login ?? "", code);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  link.download = t.codeFile;
  link.dataset.outside = "";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function leaveScreen(): void {
  recoveryCode.value = null;
  go("/", { replace: true });
}

function ConfirmForm() {
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState("");
  const confirm = async (event: Event) => {
    event.preventDefault();
    try {
      await confirmCode(typed);
      leaveScreen();
    } catch (error) {
      setWrong(isPassing(error) ? t.unreachable : t.codeWrong);
    }
  };
  return (
    <form class="form" onSubmit={confirm} noValidate>
      <TextField
        label={t.codeConfirm}
        maxLength={9}
        autoComplete="off"
        value={typed}
        onInput={setTyped}
        error={wrong || undefined}
      />
      <div class="button-stack">
        <button type="submit" class="button">
          {t.codeConfirmButton}
        </button>
        <button type="button" class="button-quiet" onClick={leaveScreen}>
          {t.codeLater}
        </button>
      </div>
    </form>
  );
}

export function RecoveryScreen() {
  const code = recoveryCode.value;
  if (code === null) {
    return (
      <Card>
        <p>{t.codeGone}</p>
        <button type="button" class="button" onClick={leaveScreen}>
          {t.codeToday}
        </button>
      </Card>
    );
  }
  return (
    <Card>
      <p>{t.codeText}</p>
      <p class="secret code-groups">
        <span class="visually-hidden">{t.codeLabel}: </span>
        {code.split("-").map((group, at) => (
          <span key={at}>{group}</span>
        ))}
      </p>
      <div class="button-row">
        <CopyButton text={code} label={t.copy} done={t.copied} />
        <button type="button" class="button-soft" onClick={() => saveAsFile(code)}>
          {t.codeSave}
        </button>
        <button type="button" class="button-soft" onClick={() => print()}>
          {t.codePrint}
        </button>
      </div>
      <ConfirmForm />
    </Card>
  );
}
