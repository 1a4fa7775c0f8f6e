// Owns making a passphrase on this device; refuses weak randomness and modulo bias.
import { WORDS } from "./word-list.ts";

// 6 of more than 512 words: over 54 bits, where zxcvbn asks for about 27 (10^8 guesses, Wheeler 2016).
const WORD_COUNT = 6;

function below(limit: number): number {
  const fair = Math.floor(2 ** 32 / limit) * limit;
  for (;;) {
    const drawn = crypto.getRandomValues(new Uint32Array(1))[0] ?? fair;
    if (drawn < fair) return drawn % limit;
  }
}

export function newPassphrase(): string {
  return Array.from({ length: WORD_COUNT }, () => WORDS[below(WORDS.length)]).join("-");
}
