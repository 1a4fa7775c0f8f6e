// Owns what stands before the record: who opens it, the passcode, one button. Nothing is asked of the server before it.
import { useState } from "preact/hooks";
import { viewer as t } from "#locales/en/viewer.ts";
import { Card } from "#ui/card.tsx";
import { TextField } from "#ui/text-field.tsx";

const LONGEST_NAME = 100;
const LONGEST_PASSCODE = 64;

export type Asked = { recipient: string; passcode: string };

type OpenFormProps = {
  hasPasscode: boolean;
  isBusy: boolean;
  error: string;
  onOpen: (asked: Asked) => void;
};

export function OpenForm({ hasPasscode, isBusy, error, onOpen }: OpenFormProps) {
  const [recipient, setRecipient] = useState("");
  const [passcode, setPasscode] = useState("");
  const [isMissing, setMissing] = useState(false);
  const submit = (event: Event) => {
    event.preventDefault();
    const missing = hasPasscode && !passcode.trim();
    setMissing(missing);
    if (!missing && !isBusy)
      onOpen({ recipient: recipient.trim() || t.recipientNone, passcode: passcode.trim() });
  };
  return (
    <Card title={t.introTitle}>
      <p>{t.intro}</p>
      <form class="viewer-form" onSubmit={submit}>
        {hasPasscode && (
          <TextField
            label={t.passcode}
            hint={t.passcodeHint}
            error={isMissing ? t.missingPasscode : undefined}
            value={passcode}
            onInput={setPasscode}
            autoComplete="off"
            spellcheck={false}
            maxLength={LONGEST_PASSCODE}
          />
        )}
        <TextField
          label={t.recipient}
          hint={t.recipientHint}
          value={recipient}
          onInput={setRecipient}
          autoComplete="off"
          maxLength={LONGEST_NAME}
        />
        <div role="alert">{error && <p class="field-error">{error}</p>}</div>
        <button type="submit" class="button" aria-disabled={isBusy}>
          {isBusy ? t.opening : t.open}
        </button>
      </form>
    </Card>
  );
}
