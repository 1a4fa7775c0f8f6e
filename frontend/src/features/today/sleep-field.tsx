// Owns the hours slept: a field that opens in place, because most days it is asked once.
import { useState } from "preact/hooks";
import { sleepHours } from "#lib/sleep.ts";
import { entry as words } from "#locales/en/entry.ts";
import { today as t } from "#locales/en/today.ts";
import { TextField } from "#ui/text-field.tsx";
import "#ui/chip.css";

type SleepFieldProps = { hours: number | null; onSave: (hours: number) => void };

export function SleepField({ hours, onSave }: SleepFieldProps) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState(false);
  if (!open) {
    return (
      <div class="chips">
        <button
          type="button"
          class={hours === null ? "chip" : "chip is-set"}
          aria-expanded={false}
          onClick={() => setOpen(true)}
        >
          {hours === null ? words.sleepHours : `${words.sleepHours}: ${hours}`}
        </button>
      </div>
    );
  }
  const submit = (event: Event) => {
    event.preventDefault();
    const value = sleepHours(typed);
    setWrong(typeof value !== "number");
    if (typeof value !== "number") return;
    onSave(value);
    setOpen(false);
  };
  return (
    <form class="inline-form" onSubmit={submit} noValidate>
      <TextField
        label={t.sleep}
        inputMode="decimal"
        maxLength={5}
        value={typed}
        onInput={setTyped}
        error={wrong ? t.sleepWrong : undefined}
      />
      <button type="submit" class="button-soft">
        {t.sleepSave}
      </button>
    </form>
  );
}
