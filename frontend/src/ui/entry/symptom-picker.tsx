// Owns noticing symptoms: chips, and for the one tapped its severity in words, in place.
import { useState } from "preact/hooks";
import type { Severity } from "#lib/entry.ts";
import { SYMPTOM_NAMES, entry as t } from "#locales/en/entry.ts";
import { Choice } from "#ui/choice.tsx";
import "#ui/chip.css";

export type RateSymptom = (id: string, severity: Severity) => void;
export type SymptomPickerProps = {
  ids: readonly string[];
  ratings: Record<string, Severity>;
  onRate: RateSymptom;
};

export const symptomName = (id: string): string => SYMPTOM_NAMES[id] ?? id;

export const severityName = (severity: Severity): string =>
  (t.severity[severity] ?? "").toLowerCase();

function chipLabel(id: string, severity: Severity | undefined): string {
  return severity === undefined ? symptomName(id) : `${symptomName(id)}: ${severityName(severity)}`;
}

export function SymptomPicker({ ids, ratings, onRate }: SymptomPickerProps) {
  const [open, setOpen] = useState<string | null>(null);
  return (
    <>
      <div class="chips">
        {ids.map((id) => (
          <button
            key={id}
            type="button"
            class={ratings[id] === undefined ? "chip" : "chip is-set"}
            aria-expanded={open === id}
            onClick={() => setOpen(open === id ? null : id)}
          >
            {chipLabel(id, ratings[id])}
          </button>
        ))}
      </div>
      {open !== null && ids.includes(open) && (
        <div class="symptom-panel">
          <Choice
            label={symptomName(open)}
            options={t.severity.map((label, value) => ({ value: String(value), label }))}
            value={ratings[open] === undefined ? null : String(ratings[open])}
            onChoose={(level) => onRate(open, Number(level) as Severity)}
          />
        </div>
      )}
    </>
  );
}
