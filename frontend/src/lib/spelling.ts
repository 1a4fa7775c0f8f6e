// Owns reading a long word with one slip of the thumb as the word it was meant to be, and short ways of writing as the
// long.
// The twin of app/features/crisis/spelling.py: change both or neither, a test compares them.
import type { Token } from "./wording.ts";

const SHORTEST_SLIP = 5;
const SHORTEST_BEGINNING = 3;
// As many speak: "thinkin" is "thinking", "cansao" is "cansado"; "drain" stays.
const SPOKEN: [string, string][] = [
  ["ain", "ain"],
  ["in", "ing"],
  ["ao", "ado"],
];

function asWritten(word: string): string {
  const [spoken, written] = SPOKEN.find(([ending]) => word.endsWith(ending)) ?? ["", ""];
  return word.slice(0, word.length - spoken.length) + written;
}

const withOneLeftOut = (word: string): string[] => [
  word,
  ...[...word].map((_, at) => word.slice(0, at) + word.slice(at + 1)),
];

/** Repairs the words that are meant; those that are right, or begin so ("respira*"), stay. */
export function speller(meant: string[], right: Set<string>, short: Map<string, string>) {
  const near = new Map<string, string>();
  for (const word of meant)
    for (const rest of withOneLeftOut(word)) near.set(rest, near.get(rest) ?? word);
  const beginsRight = (word: string) =>
    [...word].some(
      (_, at) => at >= SHORTEST_BEGINNING - 1 && right.has(`${word.slice(0, at + 1)}*`),
    );
  return ({ word: given, gap }: Token): Token => {
    const word = short.get(given) ?? given;
    if (word.length < SHORTEST_SLIP || right.has(word) || meant.includes(word))
      return { word, gap };
    if (beginsRight(word)) return { word: asWritten(word), gap };
    const found = withOneLeftOut(word).map((rest) => near.get(rest) ?? "");
    return { word: found.find((each) => each[0] === word[0]) ?? asWritten(word), gap };
  };
}
