// Owns which language the page speaks: chosen here, else the phone's. Refuses to wait for words that do not come.
import { signal } from "@preact/signals";
import { deviceRegion } from "./device-region.ts";
import { recall, remember } from "./storage.ts";
import { type Speech, speak } from "./words.ts";

/** Names of languages by code, each in itself. */
export type Languages = Record<string, () => Promise<Speech>>;

/** The language on the screen now; the words are there before this says so. */
export const language = signal("en");

let languages: Languages = {};
let wanted = "en";

const plain = (code: string): string => code.slice(0, 2);

async function turnTo(code: string): Promise<void> {
  wanted = plain(code);
  const load = languages[wanted];
  // Without its words a page must not say that it speaks a language.
  const speech = load && (await load().catch(() => undefined));
  if (!speech || plain(code) !== wanted) return;
  speak(speech);
  document.documentElement.lang = wanted;
  language.value = wanted;
}

export function chooseLanguage(code: string): Promise<void> {
  remember("language", plain(code));
  return turnTo(code);
}

/** Before the first drawing: what was chosen on this device, else the first of the phone's languages there is. */
export async function startLanguage(known: Languages): Promise<void> {
  languages = known;
  const code = [recall("language") ?? "", ...navigator.languages].find(
    (each) => plain(each) in known,
  );
  if (code && plain(code) !== "en") await turnTo(code);
}

/** For dates and numbers: the language on the screen, as the phone's country writes it. */
export function locale(): string {
  const own = navigator.languages.find((each) => plain(each) === language.value);
  const region = deviceRegion([navigator.language]);
  return own ?? (region ? `${language.value}-${region}` : language.value);
}
