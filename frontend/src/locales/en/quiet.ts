// Owns the words of the quiet page.
import { words } from "#lib/words.ts";

export const quiet = words("quiet", {
  text: "Breathe in while the circle grows, out while it shrinks. Nothing is written down here.",
  still: "In for about four seconds, out for about six. There is nothing to get right.",
  left: (minutes: number) =>
    minutes > 1
      ? "About two minutes"
      : minutes === 1
        ? "About one minute left"
        : "Two minutes have passed.",
  enough: "Stay as long as you like.",
  back: "Back to Today",
  help: "Talk to someone",
});
