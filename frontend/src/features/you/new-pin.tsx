// Owns choosing a PIN: typed twice, honest about what it is worth.
import { useEffect, useRef, useState } from "preact/hooks";
import { isEasyPin, isPin } from "#lib/pin.ts";
import { lock as t } from "#locales/en/lock.ts";
import { TextField } from "#ui/text-field.tsx";

function wrongWith(pin: string): string | undefined {
  if (!isPin(pin)) return t.pinShort;
  return isEasyPin(pin) ? t.pinEasy : undefined;
}

type NewPinProps = { onChosen: (pin: string) => Promise<void>; onCancel: () => void };

export function NewPin({ onChosen, onCancel }: NewPinProps) {
  const [pin, setPin] = useState("");
  const [again, setAgain] = useState("");
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  const wrong = wrongWith(pin);
  const submit = async (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (busy || wrong || pin !== again) return;
    setBusy(true);
    await onChosen(pin);
    setBusy(false);
  };
  const shared = {
    type: "password",
    inputMode: "numeric",
    autoComplete: "off",
    maxLength: 32,
  } as const;
  return (
    <form class="form" ref={form} onSubmit={submit} noValidate>
      <p class="soft">{t.pinHint}</p>
      <TextField
        {...shared}
        label={t.pinNew}
        value={pin}
        onInput={setPin}
        error={tried ? wrong : undefined}
      />
      <TextField
        {...shared}
        label={t.pinAgain}
        value={again}
        onInput={setAgain}
        error={tried && !wrong && pin !== again ? t.pinOther : undefined}
      />
      <div class="button-row">
        <button type="submit" class="button" aria-disabled={busy}>
          {t.save}
        </button>
        <button type="button" class="button-quiet" onClick={onCancel}>
          {t.cancel}
        </button>
      </div>
    </form>
  );
}
