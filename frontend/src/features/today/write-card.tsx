// Owns writing: a page that saves when the person says so and keeps the draft until then.
import { entry as words } from "#locales/en/entry.ts";
import { today as t } from "#locales/en/today.ts";
import { drafts, EMPTY_DRAFT, keepDraft, type WriteDraft } from "#store/drafts.ts";
import { erase } from "#store/entries.ts";
import { say } from "#store/toast.ts";
import { Answer } from "#ui/answer.tsx";
import { Card } from "#ui/card.tsx";
import { MoodField } from "#ui/entry/mood-field.tsx";
import { TextField } from "#ui/text-field.tsx";
import { saveWritten } from "./written.ts";

const written = (): WriteDraft => drafts.value.write ?? EMPTY_DRAFT;

function saveDraft(event: Event): void {
  event.preventDefault();
  const draft = written();
  const entry = saveWritten(draft);
  if (!entry) return;
  keepDraft("write", null);
  say(t.writeSaved, () => {
    erase(entry.id);
    // The words go back to where they were being written, unless new ones are there.
    if (!drafts.value.write) keepDraft("write", draft);
  });
}

export function WriteCard() {
  const draft = written();
  const set = (fields: Partial<WriteDraft>) => {
    const next = { ...draft, ...fields };
    const isEmpty = next.text === "" && next.tags === "" && next.mood === null;
    keepDraft("write", isEmpty ? null : next);
  };
  return (
    <>
      <Card title={t.writeTitle} hint={t.writeHint}>
        <form class="form" onSubmit={saveDraft}>
          <TextField
            label={t.writeLabel}
            lines
            maxLength={20000}
            value={draft.text}
            onInput={(text) => set({ text })}
          />
          <details class="fold">
            <summary>{t.writeMore}</summary>
            <div class="form">
              <MoodField mood={draft.mood} onChange={(mood) => set({ mood })} />
              <TextField label={words.tags} value={draft.tags} onInput={(tags) => set({ tags })} />
            </div>
          </details>
          <div class="button-row">
            <button type="submit" class="button">
              {t.writeSave}
            </button>
          </div>
        </form>
      </Card>
      <Answer to="journal" />
    </>
  );
}
