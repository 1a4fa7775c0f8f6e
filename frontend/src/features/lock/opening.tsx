// Owns the one way to open what is locked here.
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { locked as t } from "#locales/en/lock.ts";
import { endIfSpent, lockHere } from "#store/lock.ts";
import { Card } from "#ui/card.tsx";
import { PasskeyForm } from "./passkey-form.tsx";
import { PinForm } from "./pin-form.tsx";

/** "unknown" until the phone has said what locks it. */
export type Way = "unknown" | "pin" | "passkey" | "spent" | "gone";

// A phone with much to do may not answer in time. That is no reason to say that what it kept is gone.
const TRIES = 5;
const AGAIN_MS = 1_000;

function useWay(): [Way, () => void] {
  const [way, setWay] = useState<Way>("unknown");
  const look = async () => {
    for (let left = TRIES; ; left -= 1) {
      try {
        return setWay((await lockHere())?.kind ?? "gone");
      } catch {
        if (left <= 1) return setWay("gone");
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      }
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, and again by who knows that it has changed.
  useEffect(() => void look(), []);
  return [way, () => void look()];
}

function Spent() {
  useEffect(() => {
    void endIfSpent();
  }, []);
  return <p role="alert">{t.spent}</p>;
}

const FORMS: Record<Way, (props: { onSpent: () => void }) => ComponentChildren> = {
  unknown: () => <p class="soft">{t.waiting}</p>,
  pin: ({ onSpent }) => <PinForm onSpent={onSpent} />,
  passkey: () => <PasskeyForm />,
  spent: () => <Spent />,
  gone: () => <p role="alert">{t.gone}</p>,
};

export function Opening({ onWay }: { onWay?: (way: Way) => void }) {
  const [way, look] = useWay();
  useEffect(() => onWay?.(way), [way, onWay]);
  return <Card>{FORMS[way]({ onSpent: look })}</Card>;
}
