// Owns the three lines for the next appointment, and its day.
import { useState } from "preact/hooks";
import { raising as t } from "#locales/en/week.ts";
import { Card } from "./card.tsx";
import { TextField } from "./text-field.tsx";

const LINES = [0, 1, 2];

export type Raising = { raise: string[]; appointment: string | null };
type RaiseFormProps = { known: Raising; today: string; onSave: (raising: Raising) => void };

export function RaiseForm({ known, today, onSave }: RaiseFormProps) {
  const [lines, setLines] = useState(LINES.map((n) => known.raise[n] ?? ""));
  const [day, setDay] = useState(known.appointment ?? "");
  const submit = (event: Event) => {
    event.preventDefault();
    const raise = lines.map((line) => line.trim()).filter(Boolean);
    onSave({ raise, appointment: day || null });
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
            onInput={(typed) => setLines(lines.map((line, at) => (at === n ? typed : line)))}
          />
        ))}
        <TextField
          label={t.appointment}
          type="date"
          hint={day && day < today ? t.passed : undefined}
          value={day}
          onInput={setDay}
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
