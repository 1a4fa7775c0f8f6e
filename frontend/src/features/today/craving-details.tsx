// Owns what may be added to a craving just noted; its code comes while nobody waits for it.
import { useCallback, useState } from "preact/hooks";
import type { Craving } from "#lib/entry.ts";
import { today as t } from "#locales/en/today.ts";
import { entry as findEntry, look, save } from "#store/entries.ts";
import { names, tracked } from "#store/settings.ts";
import { CravingMore, CravingTriggers } from "#ui/entry/craving-fields.tsx";
import { useDebouncedSave } from "./debounced-save.ts";

export type DetailsProps = { saved: Craving; onDone: () => void };

export function CravingDetails({ saved, onDone }: DetailsProps) {
  const [seen] = useState(() => look(saved.id));
  const saveIfKept = useCallback(
    (craving: Craving) => {
      // A craving taken back with Undo must not return through its half-typed details.
      if (findEntry(craving.id)) save(craving, seen);
    },
    [seen],
  );
  const [draft, change, saveNow] = useDebouncedSave(saved, saveIfKept);
  const done = () => {
    saveNow();
    onDone();
  };
  return (
    <>
      <CravingTriggers entry={draft} onChange={change} />
      <div class="button-row">
        <button type="button" class="button" onClick={done}>
          {t.done}
        </button>
      </div>
      <details class="fold">
        <summary>{t.addMore}</summary>
        <CravingMore entry={draft} tracked={tracked.value} names={names.value} onChange={change} />
      </details>
    </>
  );
}
