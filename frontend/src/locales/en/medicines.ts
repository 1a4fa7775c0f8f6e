// Owns the words of medicines that are prescribed to the person. Never an amount, and nothing about what to do with one.
import { words } from "#lib/words.ts";

export const PRESCRIBED_NAMES = words("PRESCRIBED_NAMES", {
  taken: "Taken",
  missed: "Missed",
  different: "Different",
});

export const medicines = words("medicines", {
  title: "Prescribed to you",
  hint: "One tap notes it. Another answer changes what you noted.",
  noted: (name: string, answer: string) => `${name}, ${answer}: noted`,
  missed: "Your prescriber or pharmacist can tell you what to do about a missed one.",
  different: "If you like, say more in the entry.",
  open: "Open the entry",
  again: "Another one today",
  notAgain: "Back to the one before",
  before: (times: string) => `Also today: ${times}`,
});
