// Owns what follows from the person's answer to the offer of the first screen.
import { signal } from "@preact/signals";
import { install } from "#lib/install.ts";
import { keepStorage } from "#lib/keep-storage.ts";
import { recall, remember } from "#lib/storage.ts";
import { install as t } from "#locales/en/install.ts";
import { say } from "./toast.ts";

/** Put away for good on this device; the settings still have it. */
export const offerIsAway = signal(recall("install") !== null);

export async function putOnFirstScreen(): Promise<void> {
  if (!(await install())) return;
  // Said only when refused: a promise kept needs no words.
  if (!(await keepStorage())) say(t.notKept);
}

export function putOfferAway(): void {
  remember("install", "later");
  offerIsAway.value = true;
  say(t.laterSaid);
}
