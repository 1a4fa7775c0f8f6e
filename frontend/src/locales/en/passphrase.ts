// Owns the words of choosing a passphrase, and of being asked for it again.
import { words } from "#lib/words.ts";

export const passphrase = words("passphrase", {
  title: "A passphrase",
  offer: "This one was made on your phone just now. Write it down, or use your own.",
  label: "Passphrase",
  rules: "12 characters or more. A few unrelated words are easiest to keep.",
  own: "Use my own",
  another: "Make another",
  made: "Make one for me",
  copy: "Copy",
  copied: "Copied",
  current: "Your passphrase now",
  show: "Show",
  hide: "Hide",
});
