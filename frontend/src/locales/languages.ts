// Owns which languages there are, each named in itself, and where their words are loaded from.
import type { Languages } from "#lib/language.ts";

export const LANGUAGE_NAMES = [
  { value: "en", label: "English" },
  { value: "es", label: "Español" },
] as const;

async function spanish() {
  const [{ inSpanish }, { crisis }] = await Promise.all([
    import("./es/index.ts"),
    import("virtual:crisis-texts/es"),
  ]);
  return inSpanish(crisis);
}

export const LANGUAGES: Languages = { en: async () => () => ({}), es: spanish };
