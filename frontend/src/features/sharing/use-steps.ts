// Owns the steps of one screen: the phone's own Back goes one step back, and the keyboard starts at each step's title.
import { useEffect, useRef, useState } from "preact/hooks";

type Steps = { step: number; to: (step: number) => void; back: () => void };

const stepIn = (state: unknown): number => Number((state as { step?: number } | null)?.step ?? 0);

/** The step this page was left at; 0 for who comes by a link. */
export const stepHere = (): number => stepIn(history.state);

export function useSteps(first: number): Steps {
  const [step, setStep] = useState(first);
  const last = useRef(first);
  useEffect(() => {
    const look = (event: PopStateEvent) => setStep(stepIn(event.state));
    addEventListener("popstate", look);
    return () => removeEventListener("popstate", look);
  }, []);
  useEffect(() => {
    if (last.current === step) return;
    last.current = step;
    scrollTo(0, 0);
    document.querySelector<HTMLElement>(".step-title")?.focus({ preventScroll: true });
  }, [step]);
  const to = (next: number) => {
    history.pushState({ step: next }, "");
    setStep(next);
  };
  return { step, to, back: () => history.back() };
}
