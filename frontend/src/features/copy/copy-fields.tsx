// Owns what a copy is for, and of which days.
import { shiftDay } from "#lib/time.ts";
import { copies as t } from "#locales/en/copies.ts";
import type { Format } from "#store/copies.ts";
import { today } from "#store/settings.ts";
import { Choice } from "#ui/choice.tsx";
import { SelectField } from "#ui/select-field.tsx";

type Span = "all" | "365" | "90";
export type Copy = { format: Format; span: Span; how: "sealed" | "plain" };

export const freshCopy: Copy = { format: "json", span: "all", how: "sealed" };

const LONGEST = 7_300; // 20 years, the most the server looks over

export const copyOf = ({ format, span }: Copy) => {
  const to = today();
  return { format, from: shiftDay(to, 1 - (span === "all" ? LONGEST : Number(span))), to };
};

type FieldProps = { copy: Copy; onChange: (part: Partial<Copy>) => void };

const formats = (): { value: Format; label: string; hint: string }[] => [
  { value: "json", label: t.json, hint: t.jsonHint },
  { value: "csv", label: t.csv, hint: t.csvHint },
  { value: "fhir", label: t.fhir, hint: t.fhirHint },
  { value: "pdf", label: t.pdf, hint: t.pdfHint },
];

export function FormatField({ copy, onChange }: FieldProps) {
  const all = formats();
  return (
    <>
      <Choice
        label={t.format}
        options={all}
        value={copy.format}
        onChoose={(format) => onChange({ format })}
      />
      <p class="soft">{all.find(({ value }) => value === copy.format)?.hint}</p>
    </>
  );
}

const spans = (): { value: Span; label: string }[] => [
  { value: "all", label: t.everything },
  { value: "365", label: t.lastYear },
  { value: "90", label: t.lastMonths },
];

export function SpanField({ copy, onChange }: FieldProps) {
  return (
    <SelectField
      label={t.days}
      options={spans()}
      value={copy.span}
      onChoose={(value) => onChange({ span: value as Span })}
    />
  );
}
