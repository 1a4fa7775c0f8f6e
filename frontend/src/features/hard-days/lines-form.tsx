// Owns changing a part that is made of lines: one text, one thing on each line.
import { useState } from "preact/hooks";
import { type LinesPart, LONGEST_LINE, linesOf, MOST_LINES } from "#lib/safety-plan.ts";
import { plan as t } from "#locales/en/plan.ts";
import { keepDraft } from "#store/drafts.ts";
import { TextField } from "#ui/text-field.tsx";
import { keepPart } from "./keep-part.ts";
import { PartForm } from "./part-form.tsx";

function problemOf(text: string): string | undefined {
  const lines = linesOf(text);
  if (lines.length > MOST_LINES) return t.linesTooMany(MOST_LINES);
  // As the server counts: characters, not the halves some of them are made of here.
  return lines.some((line) => [...line].length > LONGEST_LINE)
    ? t.lineTooLong(LONGEST_LINE)
    : undefined;
}

type LinesFormProps = { draft: { part: LinesPart; text: string }; label: string };

export function LinesForm({ draft, label }: LinesFormProps) {
  const [tried, setTried] = useState(false);
  const { part, text } = draft;
  const save = () => {
    setTried(true);
    return problemOf(text) ? null : keepPart({ [part]: linesOf(text) });
  };
  return (
    <PartForm onSave={save}>
      <TextField
        label={label}
        hint={t.oneEach}
        lines
        value={text}
        onInput={(typed) => keepDraft("plan", { part, text: typed })}
        error={tried ? problemOf(text) : undefined}
      />
    </PartForm>
  );
}
