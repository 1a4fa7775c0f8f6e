// Owns when help after a strong craving is folded: once in a bad evening it is an offer, every time it is noise.

export const HARD_FROM = 9; // reference/people.md: "craving 9 or more" is answered with help in place
const FOLDED_FOR_MS = 2 * 60 * 60 * 1000;

/**
 * Whether the offer stood in full less than two hours before `now`, given when strong cravings were recorded before.
 * The one that was offered in full counts, not those that were folded after it.
 */
export function isFolded(earlier: readonly number[], now: number): boolean {
  let offered = Number.NEGATIVE_INFINITY;
  for (const at of [...earlier].sort((one, other) => one - other)) {
    if (at <= now && at - offered >= FOLDED_FOR_MS) offered = at;
  }
  return now - offered < FOLDED_FOR_MS;
}
