// Owns which PINs are taken. Refuses to say that any of them is strong.

const DIGITS = 6; // a million guesses: docs/threat-model.md, "A lock on the app", says what that is worth

export const isPin = (typed: string): boolean => /^[0-9]+$/.test(typed) && typed.length >= DIGITS;

/** All the same, or one after the other: what somebody would try first. */
export function isEasyPin(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, n) => Number(digit) - Number(pin[n]));
  return steps.every((step) => step === steps[0]) && Math.abs(steps[0] ?? 0) <= 1;
}
