// Owns the words for a name, passphrase or code that was not taken.
import { words } from "#lib/words.ts";

export const refusal = words("refusal", {
  pair: "That name and passphrase do not open a journal. Check both and try again.",
  current: "This is not your passphrase. Look once more; there is no hurry.",
  code: "This code opens no journal. Look at each group once more; there is no hurry.",
  lastGroup: "These are not the last four characters. Look once more; there is no hurry.",
  taken: "That name is taken. Another one is needed.",
  name: "Use 3 to 64 letters, digits and - _ . @ +",
  weak: "This passphrase is easy to guess. A few unrelated words make a good one.",
  short: "The passphrase needs 12 characters or more.",
  changed: "Your passphrase was changed from somewhere else just now. Nothing was changed here.",
  ended: "You are signed out. Sign in, then try again.",
  many: "Too many tries for the moment. Please wait a little.",
  unreachable: "The server did not answer. Nothing is lost; try again.",
  other: "That did not work. Nothing was changed; try again in a moment.",
});
