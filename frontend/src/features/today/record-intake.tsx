// Owns recording something used: saying what it was records it, the rest is optional, and no amount is ever filled in.
import { useState } from "preact/hooks";
import { type Intake, newIntake } from "#lib/entry.ts";
import { today as t } from "#locales/en/today.ts";
import { drafts, keepDraft } from "#store/drafts.ts";
import { erase, entry as findEntry, save, whenNow } from "#store/entries.ts";
import { names, tracked } from "#store/settings.ts";
import { say } from "#store/toast.ts";
import { IntakeFields, intakeProblem, tidyIntake } from "#ui/entry/intake-fields.tsx";
import { WhenFields } from "#ui/entry/when-fields.tsx";
import { recording } from "./recording.ts";

const close = () => {
  keepDraft("intake", null);
  recording.value = false;
};

export function RecordIntake() {
  const [fresh] = useState(() => newIntake(whenNow()));
  const entry = drafts.value.intake ?? fresh;
  const [tried, setTried] = useState(false);
  const problem = intakeProblem(entry);
  const isSaved = findEntry(entry.id) !== undefined;
  const change = (next: Intake) => {
    keepDraft("intake", next);
    if (next.substance === entry.substance) return;
    save(tidyIntake(next));
    say(t.usedSaved, () => {
      erase(next.id);
      keepDraft("intake", newIntake(whenNow()));
    });
  };
  const submit = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (problem) return;
    save(tidyIntake(entry));
    close();
    say(t.usedSaved, () => erase(entry.id));
  };
  return (
    <form class="form" onSubmit={submit} noValidate>
      <p class="soft">{t.usedHint}</p>
      <IntakeFields
        entry={entry}
        tracked={tracked.value}
        names={names.value}
        onChange={change}
        showErrors={tried}
      />
      <WhenFields entry={entry} onChange={(next) => keepDraft("intake", next)} />
      {tried && problem === "substance" && (
        <p class="field-error" role="alert">
          {t.usedPick}
        </p>
      )}
      <div class="button-row">
        <button type="submit" class="button">
          {t.usedSave}
        </button>
        {!isSaved && (
          <button type="button" class="button-quiet" onClick={close}>
            {t.usedCancel}
          </button>
        )}
      </div>
    </form>
  );
}
