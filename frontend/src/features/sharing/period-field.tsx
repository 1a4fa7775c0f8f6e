// Owns which days a report is about: a few usual spans, or any two days.
import type { Draft } from "#lib/sharing.ts";
import { shiftDay } from "#lib/time.ts";
import { sharing as t } from "#locales/en/sharing.ts";
import { Choice } from "#ui/choice.tsx";
import { TextField } from "#ui/text-field.tsx";

const SPANS = [7, 30, 90];
const OWN = "own";
const LONGEST_DAYS = 366; // as the server has it: exports/rules.py, MOST_SHARED_DAYS

type PeriodFieldProps = { draft: Draft; today: string; onChange: (part: Partial<Draft>) => void };

const options = () => [
  ...SPANS.map((days) => ({ value: String(days), label: t.lastDays(days) })),
  { value: OWN, label: t.ownDays },
];

/** Whether these can be looked at; a field that is being typed into may hold anything. */
export const areDays = ({ from, to }: Draft, today: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(from) && from <= to && to <= today && from > shiftDay(to, -LONGEST_DAYS);

export function PeriodField({ draft, today, onChange }: PeriodFieldProps) {
  const choose = (value: string) => {
    if (value === OWN) return onChange({ days: null });
    const days = Number(value);
    onChange({ days, from: shiftDay(today, 1 - days), to: today });
  };
  return (
    <>
      <Choice
        label={t.period}
        options={options()}
        value={draft.days === null ? OWN : String(draft.days)}
        onChoose={choose}
      />
      {draft.days === null && (
        <div class="field-pair">
          <TextField
            label={t.from}
            type="date"
            value={draft.from}
            onInput={(from) => onChange({ from })}
            error={areDays(draft, today) ? undefined : t.daysWrong}
          />
          <TextField label={t.to} type="date" value={draft.to} onInput={(to) => onChange({ to })} />
        </div>
      )}
    </>
  );
}
