// Owns saving what is typed or tapped a moment after the last change, and at once when the screen or the app goes.
import { useCallback, useEffect, useRef, useState } from "preact/hooks";

const PAUSE_MS = 700;

/** The draft, a way to change it, and a way to save it now. */
export function useDebouncedSave<T>(
  saved: T,
  save: (value: T) => void,
): [T, (value: T) => void, () => void] {
  const [draft, setDraft] = useState(saved);
  const unsaved = useRef<T | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const saveNow = useCallback(() => {
    clearTimeout(timer.current);
    const value = unsaved.current;
    unsaved.current = null;
    if (value !== null) save(value);
  }, [save]);
  useEffect(() => {
    const away = () => {
      if (document.visibilityState === "hidden") saveNow();
    };
    document.addEventListener("visibilitychange", away);
    return () => {
      document.removeEventListener("visibilitychange", away);
      saveNow();
    };
  }, [saveNow]);
  const change = (value: T) => {
    setDraft(value);
    unsaved.current = value;
    clearTimeout(timer.current);
    timer.current = setTimeout(saveNow, PAUSE_MS);
  };
  return [draft, change, saveNow];
}
