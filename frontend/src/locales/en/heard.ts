// Owns the words after a note that sounds hard. They name no method, repeat nothing and ask nothing back.
import { words } from "#lib/words.ts";

export const heard = words("heard", {
  urgentTitle: "You do not have to be alone with this.",
  urgentText: (number: string) =>
    `If you are not safe with yourself, call ${number || "the emergency number"} now, or talk to someone.`,
  overdose:
    "If somebody is hard to wake or breathing slowly, call now, stay with them, and use naloxone if it is there.",
  call: (number: string) => `Call ${number}`,
  help: "All of Help",
  quiet: "Two quiet minutes",
  otherwise: "Not what I meant",
  softTitle: "Would it help to talk?",
  talk: "Talk to someone",
});
