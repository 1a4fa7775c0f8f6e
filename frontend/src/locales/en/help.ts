// Owns the words of the Help screen.
import { words } from "#lib/words.ts";

export const help = words("help", {
  emergencyTitle: "In danger now",
  emergencyText:
    "Hard to wake, breathing slowly, a seizure, chest pain, or not safe with yourself: call now.",
  emergencyNone: "Call the emergency number where you are.",
  overdoseTitle: "Overdose and poison",
  overdoseText:
    "If someone is hard to wake or breathing slowly, call the emergency number first. Stay with them, and use naloxone if it is there.",
  ownTitle: "Your people",
  ownPinned: "You chose to show them here while locked.",
  ownNone: "Nobody is here yet. You can write down whom to call.",
  ownPlan: "Your plan for hard days",
  crisisTitle: "Someone to talk to",
  substanceTitle: "About substances",
  quietTitle: "A quiet moment",
  quietText: "Two minutes: slow breathing, or riding a craving out like a wave. Nothing to write.",
  quietOpen: "Two quiet minutes",
  elsewhereTitle: "More places",
  noneListed: (emergency: string) =>
    `None listed here. If it is urgent, call ${emergency || "the emergency number where you are"}.`,
  call: (number: string) => `Call ${number}`,
  text: (number: string) => `Text ${number}`,
  textWith: (keyword: string, number: string) => `Text ${keyword} to ${number}`,
  yourWord: (what: string) => `your ${what}`,
  hoursUnknown: "Hours not known",
  always: "24 hours, every day",
  website: "Website",
  checked: (day: string) => `Numbers checked on ${day}. Cost and privacy differ from line to line.`,
  regionGuess: (name: string) => `Shown for ${name}. This is a guess from your phone's language.`,
  regionKnown: (name: string) => `Shown for ${name}.`,
  regionUnknown: "Where are you? Numbers differ from country to country.",
  regionChange: "Change",
  regionLabel: "Country",
  regionOther: "Somewhere else",
  limits:
    "This journal records what you choose to write. It is not medical advice, a diagnosis or an emergency service, and nobody is watching it.",
});
