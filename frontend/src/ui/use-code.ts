// Owns having code ready that is not wanted yet: asked for after the first paint, and missing without harm.
import { useEffect, useState } from "preact/hooks";

export function useCode<T>(load: () => Promise<T>): T | null {
  const [code, setCode] = useState<{ loaded: T } | null>(null);
  useEffect(() => {
    let wanted = true;
    load().then(
      (loaded) => wanted && setCode({ loaded }),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [load]);
  return code?.loaded ?? null;
}
