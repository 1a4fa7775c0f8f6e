// Owns the words of coming back with the spare key.
import { words } from "#lib/words.ts";

export const recover = words("recover", {
  codeTitle: "Your spare key",
  codeHint: "The code you kept when you started. Spaces, dashes and small letters do not matter.",
  code: "Recovery code",
  counted: (typed: number, all: number) => `${typed} of ${all} characters`,
  passphraseTitle: "A new passphrase",
  nameTitle: "A new name, if you like",
  nameHint: "Leave it empty to keep the name you had. It is shown to you next.",
  name: "New name",
  open: "Open my journal",
  waiting: "One moment…",
  back: "Back to signing in",
});
