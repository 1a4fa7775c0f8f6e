// Owns loading code when it is first wanted, and trying again when that did not work.
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";

type Loader = () => Promise<ComponentType>;

const loaded = new Map<Loader, ComponentType>();

/** What has no words for waiting can also be missing: then nothing else suffers. */
export function Lazy({ load, waiting }: { load: Loader; waiting?: string }) {
  const [, show] = useState(0);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    let wanted = true;
    if (loaded.has(load)) return;
    load().then(
      (screen) => {
        loaded.set(load, screen);
        if (wanted) show((n) => n + 1);
      },
      (reason) => wanted && setError(reason),
    );
    return () => {
      wanted = false;
    };
  }, [load]);
  if (error && waiting) throw error;
  const Screen = loaded.get(load);
  if (Screen) return <Screen />;
  return waiting ? <p class="soft">{waiting}</p> : null;
}
