// Owns making a passcode that is easy to say aloud. Ten tries in the life of a link are what makes six digits enough.

const DIGITS = 6;
const FAIR = 250; // the largest multiple of ten in a byte: no digit is likelier than another

export function newPasscode(): string {
  let code = "";
  while (code.length < DIGITS) {
    const [drawn = FAIR] = crypto.getRandomValues(new Uint8Array(1));
    if (drawn < FAIR) code += String(drawn % 10);
  }
  return code;
}

/** In two halves, as one says it; another passcode as it is. */
export const spoken = (code: string): string => code.replace(/^(\d{3})(\d{3})$/, "$1 $2");
