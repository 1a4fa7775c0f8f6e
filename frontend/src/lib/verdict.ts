// Owns reading what somebody wrote for words of danger, on the phone alone. Refuses to keep or send what it finds.
// The twin of app/features/crisis/verdict.py: change both or neither, a test compares them.
import { PHRASED, SHORT, SLIPS, signsOf, type Tier } from "./phrases.ts";
import { isUrgent, KINDS } from "./points.ts";
import { speller } from "./spelling.ts";
import { asWord, tokensOf } from "./wording.ts";

const RIGHT = new Set([...KINDS.keys(), ...PHRASED]);
const repaired = speller(SLIPS.split(" ").map(asWord), RIGHT, new Map(Object.entries(SHORT)));

/** How urgent the words are. A guess that misses much and errs at times. */
export function crisisTier(text: string): Tier {
  const tokens = tokensOf(text).map(repaired);
  const signs = signsOf(tokens);
  if (isUrgent(tokens, signs)) return 1;
  return signs.some(({ name }) => name === "#1" || name === "#2") ? 2 : 0;
}
