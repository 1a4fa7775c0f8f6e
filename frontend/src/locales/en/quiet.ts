// Owns the words of the quiet page.
import { words } from "#lib/words.ts";

export const quiet = words("quiet", {
  ways: "What suits you now",
  breathing: "Breathe",
  wave: "Ride the wave",
  text: "Breathe in while the circle grows, out while it shrinks. Nothing is written down here.",
  still: "In for about four seconds, out for about six. There is nothing to get right.",
  steps: [
    "A craving can rise and fall, like a wave. You do not have to stop it or follow it.",
    "Where do you feel it in your body? Chest, stomach, hands, jaw. Noticing is enough.",
    "Let it be there. Breathe beside it, let the air out slowly, and let your shoulders drop.",
    "Is it rising, holding, or easing? Only watch. Any answer is fine.",
    "Name five things you can see. Then three sounds you can hear.",
    "You are still here. Stay with the wave a little longer, or ask for company.",
  ],
  step: (now: number, all: number) => `Step ${now} of ${all}`,
  next: "Next",
  again: "From the start",
  left: (minutes: number) =>
    minutes > 1
      ? "About two minutes"
      : minutes === 1
        ? "About one minute left"
        : "Two minutes have passed.",
  enough: "Stay as long as you like.",
  pause: "Hold still",
  move: "Move again",
  back: "Back to Today",
  help: "Talk to someone",
});
