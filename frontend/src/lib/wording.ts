// Owns turning what somebody wrote into words that can be compared: small, without accents, each letter once.
// The twin of app/features/crisis/wording.py: change both or neither, a test compares them.

const APOSTROPHES = "'\u2019\u2018\u02bc`\u00b4*"; // left out, with the star of "k*ll"
const QUOTES = '"\u201c\u00ab'; // a quotation begins: a word of its own, for it says who speaks
const BEFORE_QUOTED = ["", " ", "\n", "("];
const LETTERS_OF_DIGITS: Record<string, string> = { 0: "o", 1: "i", 3: "e", 4: "a", 5: "s" };
const LONGEST_WORD = 40;
const FIRST_PLANE = 0x10000;

export const SENTENCE = 2;

/** A word as it is compared, and what divides it from the one before: 0 nothing, 1 a clause, 2 a sentence. */
export type Token = { word: string; gap: number };

const isCombining = (each: string) => each >= "\u0300" && each <= "\u036f";
const isStyled = (code: number) => code >= 0x1d400 && code < 0x1d800;

/** Small letters a-z without accents, digits, and whatever stands between words. */
function plain(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (APOSTROPHES.includes(character)) return "";
  // Beyond the first plane only styled letters matter; what else is there depends on the year of the tables.
  if (code >= FIRST_PLANE && !isStyled(code)) return " ";
  return [...character.normalize("NFKD")]
    .filter((each) => !isCombining(each))
    .map((each) => (each >= "A" && each <= "Z" ? each.toLowerCase() : each))
    .join("");
}

/** Three dots are a pause, not an end; so is one new line. */
function gapOf(between: string): number {
  const ends = /[.!?;]/.test(between) && !between.includes("..");
  if (ends || between.includes("\n\n")) return SENTENCE;
  return /[,:\n()]/.test(between) ? 1 : 0;
}

/** A word of a text or of a phrase as both are compared: "sooo" is "so", "kill" is "kil", and 100 stays 100. */
export function asWord(raw: string): string {
  if (/^[0-9]+$/.test(raw)) return raw.slice(0, LONGEST_WORD);
  const read = [...raw].map((letter) => LETTERS_OF_DIGITS[letter] ?? letter);
  return read
    .filter((letter, at) => letter !== read[at - 1])
    .join("")
    .slice(0, LONGEST_WORD);
}

const opensQuote = (character: string, word: string, between: string) =>
  QUOTES.includes(character) && !word && BEFORE_QUOTED.includes(between.slice(-1));

export function tokensOf(text: string): Token[] {
  const found: Token[] = [];
  let word = "";
  let between = "";
  for (const given of `${text} `) {
    for (const character of plain(given)) {
      if (/[a-z0-9]/.test(character)) {
        word += character;
        continue;
      }
      if (opensQuote(character, word, between)) {
        found.push({ word: "quot", gap: gapOf(between) });
        between = "";
        continue;
      }
      if (word) {
        found.push({ word: asWord(word), gap: gapOf(between) });
        word = between = "";
      }
      between += character;
    }
  }
  return found;
}
