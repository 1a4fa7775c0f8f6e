// Owns the three lines for the next appointment, and its day.
import { useState } from "preact/hooks";
import { raising as t } from "#locales/en/week.ts";
import { Card } from "./card.tsx";
import { TextField } from "./text-field.tsx";

const LINES = [0, 1, 2];

export type Raising = { raise: string[]; appointment: string | null };
type RaiseFormProps = { known: Raising; today: string; onSave: (raising: Raising) => void };

/** What is being typed, field by field; the rest shows what is known, also when that changes meanwhile. */
type Typed = { lines: Record<number, string>; day?: string };

export function RaiseForm({ known, today, onSave }: RaiseFormProps) {
  const [typed, setTyped] = useState<Typed>({ lines: {} });
  const lines = LINES.map((n) => typed.lines[n] ?? known.raise[n] ?? "");
  const day = typed.day ?? known.appointment ?? "";
  const type = (n: number, line: string) =>
    setTyped({ ...typed, lines: { ...typed.lines, [n]: line } });
  const submit = (event: Event) => {
    event.preventDefault();
    const raise = lines.map((line) => line.trim()).filter(Boolean);
    onSave({ raise, appointment: day || null });
    setTyped({ lines: {} });
  };
  return (
    <Card title={t.title} hint={t.hint}>
      <form class="form" onSubmit={submit} noValidate>
        {LINES.map((n) => (
          <TextField
            key={n}
            label={t.line(n + 1)}
            maxLength={200}
            value={lines[n] ?? ""}
            onInput={(line) => type(n, line)}
          />
        ))}
        <TextField
          label={t.appointment}
          type="date"
          hint={day && day < today ? t.passed : undefined}
          value={day}
          onInput={(chosen) => setTyped({ ...typed, day: chosen })}
        />
        <div class="button-row">
          <button type="submit" class="button">
            {t.save}
          </button>
        </div>
      </form>
    </Card>
  );
}
