// Owns which "Body and sleep" entry a tap belongs to: taps within one sitting share one entry.
import { useRef } from "preact/hooks";
import { newSideEffects, type SideEffects } from "#lib/entry.ts";
import { erase, entry as findEntry, save, whenNow } from "#store/entries.ts";
import { say } from "#store/toast.ts";

const SITTING_MS = 15 * 60 * 1000;

type Sitting = { id: string; startedAt: number };

export type ChangeSitting = (change: (entry: SideEffects) => SideEffects, said: string) => void;

/** The entry of this sitting, a way to change it with Undo, and a way to end the sitting. */
export function useSitting(): [SideEffects | null, ChangeSitting, () => void] {
  const sitting = useRef<Sitting | null>(null);
  const current = (): SideEffects | null => {
    const at = sitting.current;
    if (!at || Date.now() - at.startedAt > SITTING_MS) return null;
    const found = findEntry(at.id);
    return found?.kind === "side_effects" ? found : null;
  };
  const changeSitting: ChangeSitting = (change, said) => {
    const before = current();
    const after = change(before ?? newSideEffects(whenNow()));
    if (!before) sitting.current = { id: after.id, startedAt: Date.now() };
    save(after);
    say(said, () => (before ? save(before) : erase(after.id)));
  };
  const endSitting = () => {
    sitting.current = null;
  };
  return [current(), changeSitting, endSitting];
}
