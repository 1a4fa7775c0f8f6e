// Owns how a number becomes a link; the number itself is always shown as it was written. Never adds a country's code.

const MOST = 43; // as the server takes it
const WRITTEN = /^[+*#(]{0,3}[0-9][0-9 ()./*#-]{0,39}$/;
// What phones and cards put between digits, and marks that only say in which direction to read.
const DASHES = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g;
const SPACES = /[\s\u00A0\u2000-\u200A\u202F\u2060\u3000]+/g;
const MARKS = /[\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g;

/** A typed or pasted number in plain characters; null when it is none, empty when there is nothing. */
export function plainNumber(typed: string): string | null {
  const plain = typed
    .normalize("NFKC")
    .replace(MARKS, "")
    .replace(DASHES, "-")
    .replace(SPACES, " ")
    .trim();
  if (plain === "") return "";
  return plain.length <= MOST && WRITTEN.test(plain) ? plain : null;
}

/** Digits as dialled; a leading plus survives, and with it goes a "(0)" that is only dialled inside a country. */
export function dialled(number: string): string {
  const isWhole = number.trim().startsWith("+");
  const written = isWhole ? number.replace("(0)", "") : number;
  return (isWhole ? "+" : "") + written.replace(/[^\d*#]/g, "");
}

// "#" would begin another part of the address (RFC 3986, section 3.5).
const target = (number: string): string => dialled(number).replaceAll("#", "%23");

export const telLink = (number: string): string => `tel:${target(number)}`;

export const smsLink = (number: string): string => `sms:${target(number)}`;

/** "<zip code>" stands for the person's own word; anything else is typed as it is. */
export function keywordParts(keyword: string): { own: boolean; word: string } {
  const own = /^<(.+)>$/.exec(keyword);
  return own ? { own: true, word: own[1] ?? "" } : { own: false, word: keyword };
}
