// Owns the words of choosing a language.
import { words } from "#lib/words.ts";

export const speech = words("speech", {
  label: "Language",
});
