// Owns recording while the app is locked: what is written goes out of sight, and nothing from before comes into it.
import { useEffect } from "preact/hooks";
import { ALWAYS_PRESCRIBED, type Tracked } from "#lib/settings.ts";
import { SUBSTANCE_NAMES } from "#locales/en/entry.ts";
import { locked as t } from "#locales/en/lock.ts";
import { today } from "#locales/en/today.ts";
import { drafts } from "#store/drafts.ts";
import { putOutOfSight } from "#store/offline.ts";
import { hush } from "#store/toast.ts";
import { Answer } from "#ui/answer.tsx";
import { Card } from "#ui/card.tsx";
import { BodyCard } from "./body-card.tsx";
import { CravingCard } from "./craving-card.tsx";
import { IntakeForm } from "./record-intake.tsx";
import { recording } from "./recording.ts";
import { WriteCard } from "./write-card.tsx";
import { saveWritten } from "./written.ts";

/** What most people have from a prescriber: whose medicine it is cannot be known here. */
const PRESCRIBABLE = [ALWAYS_PRESCRIBED, "medicine"];

/** What the person tracks is not to be seen here: every kind there is, after a tap. */
const everyKind = (): Tracked[] =>
  Object.keys(SUBSTANCE_NAMES).map((id) => ({
    ...{ id, name: "", unit: "", products: [] },
    prescribed: PRESCRIBABLE.includes(id),
  }));

function UsedWhileLocked() {
  const open = () => {
    recording.value = true;
  };
  return (
    <Card title={today.usedAsk}>
      {recording.value ? (
        <IntakeForm choices={everyKind()} />
      ) : (
        <div class="button-row">
          <button type="button" class="button-soft" onClick={open}>
            {today.usedRecord}
          </button>
        </div>
      )}
    </Card>
  );
}

/** Half a text cannot wait on the screen for whoever comes next: it is saved as it stands, and its owner asked later. */
function putAway(): void {
  if (drafts.value.write) saveWritten(drafts.value.write);
  drafts.value = {};
  recording.value = false;
  hush();
  void putOutOfSight();
}

export function WhileLocked({ onDone }: { onDone: () => void }) {
  useEffect(() => {
    const leave = () => document.visibilityState === "hidden" && onDone();
    document.addEventListener("visibilitychange", leave);
    return () => {
      document.removeEventListener("visibilitychange", leave);
      putAway();
    };
  }, [onDone]);
  return (
    <>
      <CravingCard />
      <BodyCard />
      <UsedWhileLocked />
      <Answer to="intake" />
      <WriteCard />
      <button type="button" class="button-soft" onClick={onDone}>
        {t.recordDone}
      </button>
    </>
  );
}
