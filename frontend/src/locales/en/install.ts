// Owns the words of putting Ebb on the home screen.
import { words } from "#lib/words.ts";

export const install = words("install", {
  title: "Keep Ebb within reach",
  text: "On your home screen it opens with one tap, also without a connection. It shows there as a plain icon called Ebb.",
  put: "Add to the home screen",
  later: "Not now",
  laterSaid: "You find it under You whenever you want it.",
  notKept:
    "This phone may remove what it keeps when it runs out of space. What is saved in your journal stays there.",
  waitingFirst: (count: number) =>
    `${count === 1 ? "One entry waits" : `${count} entries wait`} here and would not be seen there. Stay until it says “All saved”, then add it.`,
  stepShare: "Tap Share, the square with an arrow",
  stepAdd: "Choose “Add to Home Screen”",
  signInAgain: "It asks for your name and passphrase once, because it keeps its own copy.",
});
