// Owns exact decimals as text: amounts are never floating point. Refuses anything but a plain number.

const PLAIN = /^\d{1,9}([.,]\d{1,6})?$/;

/** The canonical text ("1,5" becomes "1.5"), or null when it is not a plain, non-negative decimal. */
export function decimal(typed: string): string | null {
  const text = typed.trim();
  if (!PLAIN.test(text)) return null;
  const [whole = "", fraction = ""] = text.replace(",", ".").split(".");
  const shortWhole = whole.replace(/^0+(?=\d)/, "");
  const shortFraction = fraction.replace(/0+$/, "");
  return shortFraction ? `${shortWhole}.${shortFraction}` : shortWhole;
}

/** The same, and it may be below zero: not everything that is followed is an amount. */
export function signedDecimal(typed: string): string | null {
  const text = typed.trim().replace("\u2212", "-");
  if (!text.startsWith("-")) return decimal(text);
  const size = decimal(text.slice(1));
  return size === null || Number(size) === 0 ? size : `-${size}`;
}
