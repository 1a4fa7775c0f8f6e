// Owns two quiet minutes: breathing with a circle, or riding a craving out like a wave; or only words without motion.
import { useEffect, useState } from "preact/hooks";
import { quiet as t } from "#locales/en/quiet.ts";
import { Choice } from "#ui/choice.tsx";
import { Wave } from "./wave.tsx";
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

function Breathing() {
  return (
    <>
      <div class="quiet-place" aria-hidden="true">
        <div class="quiet-circle" />
      </div>
      <p class="quiet-moving">{t.text}</p>
      <p>{t.still}</p>
    </>
  );
}

type Way = "breathing" | "wave";

const ways = (): { value: Way; label: string }[] => [
  { value: "breathing", label: t.breathing },
  { value: "wave", label: t.wave },
];

export function QuietScreen() {
  const left = useMinutesLeft();
  const [way, setWay] = useState<Way>("breathing");
  const [still, setStill] = useState(false);
  return (
    <div class={still ? "quiet quiet-still" : "quiet"}>
      <Choice label={t.ways} options={ways()} value={way} onChoose={setWay} />
      {way === "breathing" ? <Breathing /> : <Wave />}
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
        <button type="button" class="button-quiet quiet-moving" onClick={() => setStill(!still)}>
          {still ? t.move : t.pause}
        </button>
      </div>
    </div>
  );
}
