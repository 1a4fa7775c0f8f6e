// Owns which country's numbers are shown: chosen, or guessed from the phone's language. Refuses any look-up.
import { signal } from "@preact/signals";
import { deviceRegion } from "./device-region.ts";
import { locale } from "./language.ts";
import { recall, remember } from "./storage.ts";

export type RegionChoice = { code: string; guessed: boolean };

function initial(): RegionChoice {
  const chosen = recall("region");
  return chosen === null
    ? { code: deviceRegion(), guessed: true }
    : { code: chosen, guessed: false };
}

export const region = signal<RegionChoice>(initial());

export function chooseRegion(code: string): void {
  remember("region", code);
  region.value = { code, guessed: false };
}

export function regionName(code: string): string {
  try {
    return new Intl.DisplayNames(locale(), { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}
