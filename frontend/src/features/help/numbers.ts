// Owns how a number becomes a link; the number itself is always shown as the service writes it.

/** Digits as dialled; a leading plus survives, everything a person adds for reading goes. */
export const dialled = (number: string): string => number.replace(/[^+\d*#]/g, "");

export const telLink = (number: string): string => `tel:${dialled(number)}`;

export const smsLink = (number: string): string => `sms:${dialled(number)}`;

/** "<zip code>" stands for the person's own word; anything else is typed as it is. */
export function keywordParts(keyword: string): { own: boolean; word: string } {
  const own = /^<(.+)>$/.exec(keyword);
  return own ? { own: true, word: own[1] ?? "" } : { own: false, word: keyword };
}
