// Owns the words after a strong craving.
import { words } from "#lib/words.ts";

export const hard = words("hard", {
  offer: "Would company help?",
  callPerson: (name: string) => `Call ${name}`,
  talk: "Talk to someone",
  quiet: "Two quiet minutes",
  unsafe: "I am not safe",
});
