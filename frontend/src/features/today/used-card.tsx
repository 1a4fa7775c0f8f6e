// Owns "Used anything?": absent until something is tracked, and no substance named before a tap.
import { newIntake } from "#lib/entry.ts";
import { shell } from "#locales/en/shell.ts";
import { today as t } from "#locales/en/today.ts";
import { drafts } from "#store/drafts.ts";
import { erase, save, whenNow } from "#store/entries.ts";
import { tracked } from "#store/settings.ts";
import { say } from "#store/toast.ts";
import { Answer } from "#ui/answer.tsx";
import { Card } from "#ui/card.tsx";
import { Lazy } from "#ui/lazy.tsx";
import { recording } from "./recording.ts";

const loadRecord = async () => (await import("./record-intake.tsx")).RecordIntake;

function openRecord(): void {
  recording.value = true;
}

export function UsedCard() {
  if (tracked.value.length === 0) return null;
  const none = () => {
    const entry = { ...newIntake(whenNow()), none: true };
    save(entry);
    say(t.usedNoneSaved, () => erase(entry.id));
  };
  return (
    <>
      <Card title={t.usedAsk}>
        {recording.value || drafts.value.intake ? (
          <Lazy load={loadRecord} waiting={shell.loading} />
        ) : (
          <div class="button-row">
            <button type="button" class="button-soft" onClick={none}>
              {t.usedNone}
            </button>
            <button type="button" class="button-soft" onClick={openRecord}>
              {t.usedRecord}
            </button>
          </div>
        )}
      </Card>
      <Answer to="intake" />
    </>
  );
}
