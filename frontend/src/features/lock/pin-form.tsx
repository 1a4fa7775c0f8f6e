// Owns typing the PIN: one try at a time, and how many are left.
import { useRef, useState } from "preact/hooks";
import { locked as t } from "#locales/en/lock.ts";
import { tryPin } from "#store/lock.ts";
import { TextField } from "#ui/text-field.tsx";

export function PinForm({ onSpent }: { onSpent: () => void }) {
  const [pin, setPin] = useState("");
  const [left, setLeft] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  const [isUnheard, setUnheard] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy || pin === "") return;
    setBusy(true);
    const outcome = await tryPin(pin).catch(() => null);
    if (outcome === true) return;
    setBusy(false);
    setPin("");
    setUnheard(outcome === null);
    setLeft(outcome);
    if (outcome === 0) onSpent();
    else form.current?.querySelector("input")?.focus();
  };
  return (
    <form class="form" ref={form} onSubmit={submit} noValidate>
      <TextField
        label={t.pin}
        type="password"
        inputMode="numeric"
        autoComplete="off"
        maxLength={32}
        value={pin}
        onInput={setPin}
        hint={left === null ? t.hint : undefined}
      />
      <div role="alert">
        {left !== null && left > 0 && <p>{t.wrong(left)}</p>}
        {isUnheard && <p>{t.unheard}</p>}
      </div>
      <button type="submit" class="button" aria-disabled={busy}>
        {busy ? t.waiting : t.unlock}
      </button>
    </form>
  );
}
