// Owns the way out: an empty screen, a neutral page, and no way Back to what was shown.
import { forget, recall, remember } from "./storage.ts";

const AWAY = "/away.html";

const isAway = () => recall("away") !== null;

export function leave(): void {
  remember("away", "1", "tab");
  document.title = "New tab";
  document.getElementById("app")?.remove();
  location.replace(AWAY);
}

const SHIFTS = 3;
const SHIFTS_WITHIN_MS = 1_500;

/** Shift three times, and nothing else between: hands on a keyboard need no pointer to leave. */
export function leaveByKeys(exit: () => void): void {
  let pressed: number[] = [];
  addEventListener("keydown", ({ key, repeat }) => {
    if (repeat) return;
    const recent = pressed.filter((at) => at > Date.now() - SHIFTS_WITHIN_MS);
    pressed = key === "Shift" ? [...recent, Date.now()] : [];
    if (pressed.length === SHIFTS) exit();
  });
}

/** True when this page was reached by Back after an exit; then it is already on its way out again. */
export function blockReturn(): boolean {
  addEventListener("pageshow", (event) => {
    if (event.persisted && isAway()) location.replace(AWAY);
  });
  const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  if (!isAway()) return false;
  if (entry?.type === "back_forward") {
    location.replace(AWAY);
    return true;
  }
  forget("away");
  return false;
}
