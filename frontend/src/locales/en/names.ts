// Owns the words of choosing a name to sign in with.
import { words } from "#lib/words.ts";

export const names = words("names", {
  another: "Another suggestion",
  suggest: "Suggest one",
});
