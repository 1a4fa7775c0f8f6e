// Owns which "Body and sleep" entry a tap belongs to: taps within one sitting share one entry.
import { useState } from "preact/hooks";
import { newSideEffects, type SideEffects } from "#lib/entry.ts";
import { erase, entry as findEntry, save, whenNow } from "#store/entries.ts";
import { say } from "#store/toast.ts";

const SITTING_MS = 15 * 60 * 1000;

type Sitting = { id: string; startedAt: number };
type Change = (entry: SideEffects) => SideEffects;

function entryOf(sitting: Sitting | null): SideEffects | null {
  if (!sitting || Date.now() - sitting.startedAt > SITTING_MS) return null;
  const found = findEntry(sitting.id);
  return found?.kind === "side_effects" ? found : null;
}

type UseSitting = {
  entry: SideEffects | null;
  /** Changes the entry of this sitting, or starts one; can be taken back. */
  change: (change: Change, said: string) => void;
  /** Saves an entry of its own, complete in itself, and ends the sitting. */
  saveAlone: (change: Change, said: string) => void;
};

export function useSitting(): UseSitting {
  const [sitting, setSitting] = useState<Sitting | null>(null);
  const entry = entryOf(sitting);
  const change = (edit: Change, said: string) => {
    const after = edit(entry ?? newSideEffects(whenNow()));
    save(after);
    if (!entry) setSitting({ id: after.id, startedAt: Date.now() });
    say(said, () => (entry ? save(entry) : erase(after.id)));
  };
  const saveAlone = (edit: Change, said: string) => {
    const alone = edit(newSideEffects(whenNow()));
    save(alone);
    setSitting(null);
    say(said, () => erase(alone.id));
  };
  return { entry, change, saveAlone };
}
