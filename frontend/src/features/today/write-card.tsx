// Owns writing: a page that saves when the person says so and keeps the draft until then.
import { newJournal } from "#lib/entry.ts";
import { entry as words } from "#locales/en/entry.ts";
import { today as t } from "#locales/en/today.ts";
import { EMPTY_DRAFT, writeDraft } from "#store/drafts.ts";
import { erase, save, whenNow } from "#store/entries.ts";
import { say } from "#store/toast.ts";
import { Card } from "#ui/card.tsx";
import { MoodField } from "#ui/entry/mood-field.tsx";
import { tagList } from "#ui/entry/tags.ts";
import { TextField } from "#ui/text-field.tsx";

function saveDraft(event: Event): void {
  event.preventDefault();
  const draft = writeDraft.value;
  if (draft.text.trim() === "" && draft.mood === null) return;
  const { text, mood } = draft;
  const entry = { ...newJournal(whenNow()), text, mood, tags: tagList(draft.tags) };
  save(entry);
  writeDraft.value = EMPTY_DRAFT;
  say(t.writeSaved, () => {
    erase(entry.id);
    // The words go back to where they were being written, unless new ones are there.
    if (writeDraft.value === EMPTY_DRAFT) writeDraft.value = draft;
  });
}

export function WriteCard() {
  const draft = writeDraft.value;
  const set = (fields: Partial<typeof draft>) => {
    writeDraft.value = { ...draft, ...fields };
  };
  return (
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
  );
}
