// Owns whether this browser can put Ebb on the first screen; refuses to ask before the person does.
import { computed, signal } from "@preact/signals";
import { isBorrowed } from "./storage.ts";

/** What Chromium hands over, good for asking once; no library of types knows it. */
export type InstallPrompt = Event & { prompt(): Promise<{ outcome: "accepted" | "dismissed" }> };

const kept = signal<InstallPrompt | null>(null);

/** Only the iPhone's family says whether it stands on the first screen. It never asks; one adds it by hand. */
const onApple = (): boolean | undefined =>
  (navigator as Navigator & { standalone?: boolean }).standalone;

export const isOnFirstScreen = (): boolean =>
  onApple() === true || matchMedia("(display-mode: standalone)").matches;

/** How it can be done here, or null: already done, not possible, or not one's own device. */
export const installWay = computed((): "prompt" | "by-hand" | null => {
  const prompt = kept.value;
  if (isOnFirstScreen() || isBorrowed()) return null;
  if (prompt) return "prompt";
  return onApple() === false && navigator.maxTouchPoints > 1 ? "by-hand" : null;
});

/** The browser's own question. It can be asked once; if it comes to nothing the browser may offer it anew. */
export async function install(): Promise<boolean> {
  const prompt = kept.value;
  kept.value = null;
  return (await prompt?.prompt())?.outcome === "accepted";
}

export function startInstall(): void {
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    kept.value = event as InstallPrompt;
  });
  addEventListener("appinstalled", () => {
    kept.value = null;
  });
}
