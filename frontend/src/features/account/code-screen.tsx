// Owns showing the recovery code once, and the ways to keep it.

import { go } from "#lib/router.ts";
import { account as t } from "#locales/en/account.ts";
import { recoveryCode } from "#store/session.ts";
import { Card } from "#ui/card.tsx";
import { CopyButton } from "#ui/copy-button.tsx";
import { ConfirmCode } from "./confirm-code.tsx";
import "#ui/secret.css";

type Shown = { login: string; code: string };

function saveAsFile({ login, code }: Shown): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([t.codeFileText(login, code)], { type: "text/plain" }));
  link.download = t.codeFile;
  link.dataset.outside = "";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function leaveScreen(): void {
  recoveryCode.value = null;
  go("/", { replace: true });
}

function Code({ shown }: { shown: Shown }) {
  return (
    <>
      <p class="secret code-groups">
        <span class="visually-hidden">{t.codeLabel}: </span>
        {shown.code.split("-").map((group, at) => (
          <span key={at}>{group}</span>
        ))}
      </p>
      {shown.login && <p class="soft">{t.codeLogin(shown.login)}</p>}
      <div class="button-row">
        <CopyButton text={shown.code} label={t.codeCopy} done={t.codeCopied} />
        <button type="button" class="button-soft" onClick={() => saveAsFile(shown)}>
          {t.codeSave}
        </button>
        <button type="button" class="button-soft" onClick={() => print()}>
          {t.codePrint}
        </button>
      </div>
    </>
  );
}

function Gone() {
  return (
    <Card>
      <p>{t.codeGone}</p>
      <button type="button" class="button" onClick={leaveScreen}>
        {t.codeToday}
      </button>
    </Card>
  );
}

export function CodeScreen() {
  const shown = recoveryCode.value;
  if (shown === null) return <Gone />;
  return (
    <Card>
      <p>{t.codeText}</p>
      <Code shown={shown} />
      <ConfirmCode onConfirmed={leaveScreen} />
      <button type="button" class="button-quiet" onClick={leaveScreen}>
        {t.codeLater}
      </button>
    </Card>
  );
}
