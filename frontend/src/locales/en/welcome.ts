// Owns the words of coming in: first open, sign-up, sign-in.
import { words } from "#lib/words.ts";

export const welcome = words("welcome", {
  lead: "A private place for cravings, symptoms and thoughts.",
  nobody: "Nobody is watching it.",
  noAmounts: "It never suggests how much of anything to take.",
  helpAtTop: "Help is always at the top.",
  start: "Start a journal",
  haveOne: "I have one: sign in",
  limitsTitle: "Before you start",
  limitsRecord:
    "This journal records what you choose to write. It is not medical advice, a diagnosis or an emergency service.",
  limitsStop:
    "Do not stop or change prescribed medicines, alcohol or sedatives suddenly because of this app; talk to a clinician.",
  about: "About and limits",

  nameTitle: "A name to sign in with",
  nameHint: "It need not be yours. Nobody else sees it.",
  nameLabel: "Name",
  create: "Create my journal",
  waiting: "One moment…",
  existing: "I already have a journal",

  signIn: "Sign in",
  haveKey: "I have my spare key",
  notMine: "Not my device",
  notMineHint: "Signs out when the browser closes. Nothing stays here.",
  noJournal: "Start a new journal",
});
