// Owns two quiet minutes: a slow circle, or only words where motion is not wanted.
import { useEffect, useState } from "preact/hooks";
import { quiet as t } from "#locales/en/quiet.ts";
import "./quiet.css";

const MINUTE_MS = 60_000;
const MINUTES = 2;

function useMinutesLeft(): number {
  const [left, setLeft] = useState(MINUTES);
  useEffect(() => {
    if (left === 0) return;
    const timer = setTimeout(() => setLeft(left - 1), MINUTE_MS);
    return () => clearTimeout(timer);
  }, [left]);
  return left;
}

export function QuietScreen() {
  const left = useMinutesLeft();
  return (
    <div class="quiet">
      <div class="quiet-place" aria-hidden="true">
        <div class="quiet-circle" />
      </div>
      <p class="quiet-moving">{t.text}</p>
      <p>{t.still}</p>
      <p class="soft" aria-live="polite">
        {t.left(left)} {left === 0 && t.enough}
      </p>
      <div class="button-stack">
        <a class="button-soft" href="/help">
          {t.help}
        </a>
        <a class="button-quiet" href="/">
          {t.back}
        </a>
      </div>
    </div>
  );
}
