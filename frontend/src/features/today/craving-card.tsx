// Owns the first question of the day: one tap saves a craving; everything after is optional.
import { useState } from "preact/hooks";
import { type Craving, newCraving } from "#lib/entry.ts";
import { today as t } from "#locales/en/today.ts";
import { erase, entry as findEntry, save, whenNow } from "#store/entries.ts";
import { names, tracked } from "#store/settings.ts";
import { say } from "#store/toast.ts";
import { Card } from "#ui/card.tsx";
import { CravingMore, CravingTriggers } from "#ui/entry/craving-fields.tsx";
import { Scale } from "#ui/scale.tsx";
import { useDebouncedSave } from "./debounced-save.ts";
import { HARD_FROM, HardHelp } from "./hard-help.tsx";

/** A craving taken back with Undo must not return through its half-typed details. */
function saveIfKept(craving: Craving): void {
  if (findEntry(craving.id)) save(craving);
}

function Details({ saved, onDone }: { saved: Craving; onDone: () => void }) {
  const [draft, change, saveNow] = useDebouncedSave(saved, saveIfKept);
  const hard = saved.intensity >= HARD_FROM;
  const title = hard ? t.hardTitle : saved.intensity === 0 ? t.notedNone : t.noted(saved.intensity);
  return (
    <Card title={title} hint={hard ? undefined : t.notedHint}>
      {hard && <HardHelp />}
      <CravingTriggers entry={draft} onChange={change} />
      <div class="button-row">
        <button
          type="button"
          class="button"
          onClick={() => {
            saveNow();
            onDone();
          }}
        >
          {t.done}
        </button>
      </div>
      <details class="fold">
        <summary>{t.addMore}</summary>
        <CravingMore entry={draft} tracked={tracked.value} names={names.value} onChange={change} />
      </details>
    </Card>
  );
}

export function CravingCard() {
  const [current, setCurrent] = useState<string | null>(null);
  const saved = current === null ? undefined : findEntry(current);
  const pick = (intensity: number) => {
    const craving = newCraving(whenNow(), intensity);
    save(craving);
    setCurrent(craving.id);
    say(t.cravingSaved(intensity), () => {
      erase(craving.id);
      setCurrent(null);
    });
  };
  if (saved?.kind === "craving") {
    return <Details key={saved.id} saved={saved} onDone={() => setCurrent(null)} />;
  }
  return (
    <Card title={t.cravingAsk} hint={t.cravingHint}>
      <Scale label={t.cravingAsk} none={t.cravingNone} value={null} onPick={pick} />
    </Card>
  );
}
