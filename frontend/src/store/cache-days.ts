// Owns how many days this phone keeps: a choice about the phone, so it stays with the phone.
import { signal } from "@preact/signals";
import { recall, remember } from "#lib/storage.ts";

export const DAYS = [90, 7, 0] as const;
export type Days = (typeof DAYS)[number];

export const keptDays = signal<Days>(
  DAYS.find((days) => String(days) === recall("kept-days")) ?? 90,
);

export function chooseDays(days: Days): void {
  remember("kept-days", String(days));
  keptDays.value = days;
}
