// Owns reading hours of sleep as typed; refuses what a day cannot hold.
import { decimal } from "./decimal.ts";

/** Hours from 0 to 24, null for an empty field, undefined for anything else. */
export function sleepHours(typed: string): number | null | undefined {
  if (typed.trim() === "") return null;
  const text = decimal(typed);
  if (text === null || Number(text) > 24) return undefined;
  return Number(text);
}
