// Owns the locked app: the way in, or recording without it; never both at once.
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { Unlock } from "#features/lock/unlock.tsx";
import { WhileLocked } from "#features/today/while-locked.tsx";

export function LockedScreen() {
  const [recording, setRecording] = useState(false);
  const last = useRef(recording);
  useEffect(() => {
    // The button that was tapped is gone.
    if (last.current !== recording) document.querySelector("h1")?.focus({ preventScroll: true });
    last.current = recording;
  }, [recording]);
  const done = useCallback(() => setRecording(false), []);
  if (recording) return <WhileLocked onDone={done} />;
  return <Unlock onRecord={() => setRecording(true)} />;
}
