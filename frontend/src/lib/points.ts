// Owns weighing all that was found: points for phrases and guards, for words, and for two kinds of words in a row.
// The twin of app/features/crisis/points.py, over the same data: change both or neither, a test compares them.
import data from "../../../app/features/crisis/crisis_points.json" with { type: "json" };
import { type Sign, WORDS } from "./phrases.ts";
import { SENTENCE, type Token } from "./wording.ts";

const YEAR_DIGITS = 4; // "2019" is a year
// Below each number its kind: ten capsules are an everyday count, twenty tablets are not, 500 is of an amount.
const COUNTS: [number, string][] = [
  [10, "FEW"],
  [15, "TENS"],
  [200, "LOTS"],
];
const AMOUNT = "AMOUNT";
const YEAR = "YEAR";
const SHORTEST_BEGINNING = 3;

/** The points a letter of a row stands for: "c" is three, "C" three less, "." none. */
function pointsOf(letter: string): number {
  if (letter === ".") return 0;
  const code = letter.charCodeAt(0);
  return code > 96 ? code - 96 : 64 - code;
}

const POINTS = new Map<string, number>();
for (const [points, listed] of Object.entries<string>(data.alone))
  for (const sign of listed.split(" ")) POINTS.set(sign, Number(points));

const isNumber = (word: string) => /^[0-9]+$/.test(word);

/** The kind of each word, and of each beginning ("tirad*"): the first list that holds it. Lists of lists are for phrases. */
function kindsOf(words: Record<string, string>): Map<string, string> {
  const kinds = new Map<string, string>();
  for (const [kind, listed] of Object.entries(words))
    for (const word of listed.split(" "))
      if ((word !== word.toUpperCase() || isNumber(word)) && !kinds.has(word))
        kinds.set(word, kind);
  return kinds;
}

/** The kinds of the listed words. */
export const KINDS = kindsOf(WORDS);
const NAMES = [...new Set(KINDS.values()), YEAR, AMOUNT];
data.pairs.forEach((row, first) => {
  [...row].forEach((letter, second) => {
    POINTS.set(`${NAMES[first]} ${NAMES[second]}`, pointsOf(letter));
  });
});

function kindOfNumber(digits: string): string {
  if (digits.length === YEAR_DIGITS) return YEAR;
  return COUNTS.find(([below]) => Number(digits) < below)?.[1] ?? AMOUNT;
}

/** The kind of a word: that of the longest listed beginning when it is not listed whole. */
function kindOf(word: string): string {
  const whole = KINDS.get(word);
  if (whole) return whole;
  if (isNumber(word)) return kindOfNumber(word);
  for (let end = word.length; end >= SHORTEST_BEGINNING; end--) {
    const kind = KINDS.get(`${word.slice(0, end)}*`);
    if (kind) return kind;
  }
  return "";
}

/** The word, its kind, and its kind with each kind that stands shortly before in the sentence. */
function signsAt(tokens: Token[], kinds: string[], at: number): Sign[] {
  const signs: Sign[] = [{ name: tokens[at]?.word ?? "", start: at }];
  const kind = kinds[at];
  if (!kind) return signs;
  signs.push({ name: kind, start: at });
  for (let before = at - 1; before >= Math.max(at - data.reach, 0); before--) {
    if (tokens[before + 1]?.gap === SENTENCE) break;
    if (kinds[before]) signs.push({ name: `${kinds[before]} ${kind}`, start: before });
  }
  return signs;
}

/** So many words in a row, and the points of what stands among them. A sign counts once. */
class Stretch {
  total = 0;
  #seen = new Map<string, number>();
  #from = new Map<number, string[]>();

  enter({ name, start }: Sign): void {
    const points = POINTS.get(name);
    if (points === undefined) return;
    const seen = this.#seen.get(name) ?? 0;
    this.#from.set(start, [...(this.#from.get(start) ?? []), name]);
    if (seen === 0) this.total += points;
    this.#seen.set(name, seen + 1);
  }

  leave(start: number): void {
    for (const name of this.#from.get(start) ?? []) {
      const seen = (this.#seen.get(name) ?? 0) - 1;
      this.#seen.set(name, seen);
      if (seen === 0) this.total -= POINTS.get(name) ?? 0;
    }
    this.#from.delete(start);
  }
}

/** The signs of each word, by the word they begin at or, for a pair, end at. */
function signsOfEach(tokens: Token[], found: Sign[]): Sign[][] {
  const kinds = tokens.map(({ word }) => kindOf(word));
  const signs = tokens.map((_, at) => signsAt(tokens, kinds, at));
  for (const sign of [...found].reverse()) signs[sign.start]?.unshift(sign);
  return signs;
}

/** The heaviest few words around an urgent phrase: tired people leave out full stops. */
function aroundPhrases(signs: Sign[][]): number {
  const piece = new Stretch();
  let heard = -data.short;
  let most = Number.NEGATIVE_INFINITY;
  signs.forEach((each, at) => {
    piece.leave(at - data.short);
    for (const sign of each) piece.enter(sign);
    if (each.some(({ name }) => name === "#1")) heard = at;
    if (at - heard < data.short) most = Math.max(most, piece.total);
  });
  return most;
}

/** The points of the heaviest stretch of the text, or of all of a short one; and of its heaviest sentence beyond chance. */
function weigh(tokens: Token[], signs: Sign[][]): [number, number] {
  const stretch = new Stretch();
  let sentence = new Stretch();
  let begins = 0;
  const most: [number, number] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  signs.forEach((signsHere, at) => {
    for (const each of [stretch, sentence]) {
      each.leave(at - data.window);
      for (const sign of signsHere) each.enter(sign);
    }
    const ends = at === tokens.length - 1;
    if (ends || at >= data.window - 1) most[0] = Math.max(most[0], stretch.total);
    if (!ends && tokens[at + 1]?.gap !== SENTENCE) return;
    const words = Math.min(at + 1 - begins, data.window);
    most[1] = Math.max(most[1], sentence.total - (Math.max(words - data.short, 0) >> 1));
    sentence = new Stretch();
    begins = at + 1;
  });
  return most;
}

/** Whether the text weighs enough, or a sentence of it more than enough: what is around it does not unsay it. */
export function isUrgent(tokens: Token[], found: Sign[]): boolean {
  const signs = signsOfEach(tokens, found);
  const [stretch, alone] = weigh(tokens, signs);
  const sentence = Math.max(alone, aroundPhrases(signs));
  const beyond = Math.max(tokens.length - data.window, 0);
  const bar = Math.min(data.urgent + Math.floor(beyond / data.rises), data.most);
  return data.base + stretch >= bar || data.base + sentence >= data.sentence;
}
