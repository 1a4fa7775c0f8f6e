// Owns which language this page speaks: the browser's, then the report's. Nothing is remembered.
import { language } from "#lib/language.ts";
import { type Group, speak } from "#lib/words.ts";

const LANGUAGES: Record<string, () => Promise<Record<string, Group>>> = {
  en: async () => ({}),
  es: async () => (await import("./spanish.ts")).spanish,
};

/** English where there are no others, or where its words do not arrive. */
export async function turnTo(code: string): Promise<void> {
  const wanted = code.slice(0, 2);
  const words = await LANGUAGES[wanted]?.().catch(() => undefined);
  if (!words) return;
  speak((group) => words[group] ?? {});
  document.documentElement.lang = wanted;
  language.value = wanted;
}
