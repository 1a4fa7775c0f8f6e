// Owns what it means that an entry is looked for: its kind, its day, its words. Plain values, no store.
import type { Entry, Kind } from "./entry.ts";
import { shiftDay, wallDate } from "./time.ts";

/** "": any time. "2025": a year. "between": from and to as chosen. Otherwise so many days up to today. */
export type Period = string;
export type Wish = { text: string; kind: Kind | ""; period: Period; from: string; to: string };

export const EVERYTHING: Wish = { text: "", kind: "", period: "", from: "", to: "" };

export const LAST_DAYS = ["7", "30", "365"] as const;
const YEAR = /^\d{4}$/;

export const isEverything = ({ text, kind, period }: Wish): boolean => !text && !kind && !period;

/** The first and last calendar day of a wish; empty where it has no such end. */
export function daysOf(wish: Wish, today: string): { from: string; to: string } {
  const { period, from, to } = wish;
  if (period === "") return { from: "", to: "" };
  if (YEAR.test(period)) return { from: `${period}-01-01`, to: `${period}-12-31` };
  if (period !== "between") return { from: shiftDay(today, 1 - Number(period)), to: "" };
  // Chosen the other way round, they mean the same days.
  return from && to && from > to ? { from: to, to: from } : { from, to };
}

/** Without case, accents and differences of white space, as the server looks for words. */
export function fold(text: string): string {
  const apart = text.normalize("NFKD").replace(/\p{M}/gu, "");
  return apart.toUpperCase().toLowerCase().split(/\s+/).filter(Boolean).join(" ");
}

function written(entry: Entry): string[] {
  switch (entry.kind) {
    case "journal":
      return [entry.text, ...entry.tags];
    case "craving":
      return [entry.note, ...entry.triggers, ...entry.coping];
    case "side_effects":
      return [entry.note];
    case "intake":
      return [entry.note, entry.product, entry.unit ?? "", entry.route ?? "", ...entry.reasons];
  }
}

export const mentions = (entry: Entry, text: string): boolean =>
  written(entry).some((each) => fold(each).includes(fold(text)));

/** Everything about a wish but its words. */
export function isWanted(entry: Entry, wish: Wish, today: string): boolean {
  const { from, to } = daysOf(wish, today);
  const day = wallDate(entry.occurred_at);
  return (!wish.kind || entry.kind === wish.kind) && day >= from && (!to || day <= to);
}

/** Lists go back month by month as written, then by instant: text that compares in that order. */
export const placeOf = ({ occurred_at }: Pick<Entry, "occurred_at">): string =>
  occurred_at.slice(0, 7) + new Date(occurred_at).toISOString();
