// Owns what Ebb is, and what it is not.
import { words } from "#lib/words.ts";

export const about = words("about", {
  isTitle: "What this is",
  is: "This journal records what you choose to write. It is not medical advice, a diagnosis or an emergency service, and nobody is watching it.",
  amounts:
    "It never suggests how much of anything to take. Strength varies between products, also of the same name.",
  kratom: "Kratom products are not approved as medicines.",
  stop: "Do not stop or change prescribed medicines, alcohol or sedatives suddenly because of this app; talk to a clinician.",
  whoTitle: "Who can see what",
  who: "What is stored is locked when you sign out. What that means, and where it ends, has a page of its own.",
  whoLink: "Who can see what",
  dangerTitle: "In danger now?",
  danger: "Help is at the top of every screen, also signed out and without a connection.",
  openHelp: "Open help",
});
