// Owns the words about what is shared where it is not the matter itself: on Today and under You.
import { words } from "#lib/words.ts";

export const shared = words("shared", {
  youTitle: "Show it to somebody",
  youShare: "Share with a provider",
  youLinks: "Your links",
  youOpen: (count: number) => (count === 1 ? "1 is open" : `${count} are open`),
  youCopy: "Take it with you",

  unnamed: "A link without a name",
  todayTitle: "What you share",
  todayOpened: (label: string, when: string) => `${label}: opened ${when}`,
  todayOpen: (label: string, day: string) => `${label}: open until ${day}`,
  todayLook: "Look at your links",

  holdTitle: (label: string) => `The link for ${label} will include this. Hold back?`,
  holdTitleUnnamed: "Your link will include this. Hold back?",
  holdMany: (count: number) => `${count} of your links will include this. Hold back?`,
  holdHint: (time: string) => `Nothing of it goes along before ${time}.`,
  hold: "Hold back",
  holdFine: "That is fine",
  held: "Held back. It stays in your journal alone.",
  notDone: "That did not work. Try again in a moment.",
});
