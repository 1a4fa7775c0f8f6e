// Owns the words of plain facts, as title and text by rule and variant: those of the server, said before it was asked.
import { words } from "#lib/words.ts";

export const FACT_WORDS = words("FACT_WORDS", {
  mixing: [
    "Logged close together",
    "You logged these close together. Together they can slow breathing. If you can, let someone know and stay near them. Hard to wake, or breathing slowly: call the emergency number now, and use naloxone if it is there. Please do not stop a prescribed medicine because of this note.",
  ],
  "mixing prescribed": [
    "Two medicines that slow breathing together",
    "You logged these prescribed medicines close together. Together they can slow breathing; whoever prescribed them may have planned for that, and a pharmacist can tell you. Hard to wake, or breathing slowly: call the emergency number now, and use naloxone if it is there. Please do not stop a prescribed medicine because of this note.",
  ],
  "mixing prescribed_again": [
    "Logged close together, as before",
    "These prescribed medicines were logged close together again. Drowsy or breathing slowly: call for help.",
  ],
  "plan_exceeded amount": [
    "Above the plan you set",
    "What you logged is above the plan you set. Keep it, change it or drop it, or talk it over with someone.",
  ],
  "plan_exceeded early": [
    "Earlier than the plan you set",
    "You logged a use earlier in the day than your plan says. Keep it, change it or drop it.",
  ],
  use_after_gap: [
    "If it has been a while",
    "Your record is all still here. If it has been a while, your body may handle less than before. Being with someone and having naloxone nearby can save a life.",
  ],
  "use_after_gap long": [
    "If it has been a while: please read this",
    "If it has been a while, your body handles less than before, also what was usual then. Being with someone and having naloxone nearby can save a life. Hard to wake, or breathing slowly: call the emergency number now.",
  ],
  "use_after_gap leaf": [
    "If it has been a while",
    "Your record is all still here. If it has been a while, your body may handle less than before. It is good to have someone around.",
  ],
  "red_flag urgent": [
    "This needs help now",
    "Call the emergency number. Tell them what you took and when, if you can.",
  ],
  "red_flag same_day": [
    "Please contact a doctor today",
    "What you noted should be looked at today. You can show them this. Say what you took and when, if you can.",
  ],
});

export const facts = words("facts", {
  goesAway: "It goes after three days, or when you put it away.",
  fromPhone: "Seen on this phone, from what you wrote here.",
});
