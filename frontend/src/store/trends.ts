// Owns the answers of trends on this screen's mind: which period, whence they came, and how old they are.
import { batch, signal } from "@preact/signals";
import type { Trends } from "#api/schema.gen.ts";
import { getTrends } from "#api/trends.ts";
import { isPassing } from "#lib/problem.ts";
import { shiftDay } from "#lib/time.ts";
import { sessionState } from "./session.ts";
import { today } from "./settings.ts";
import { keepTrends, recallTrends } from "./trends-shelf.ts";

/** Days back from today; null: everything there is. */
export const PERIODS = [7, 30, 90, 365, null] as const;
export type Period = (typeof PERIODS)[number];

/** An answer as it came: `at` is when, as RFC 3339; `period` is what was asked for. */
export type Told = { at: string; period: Period; trends: Trends };

/** "unreachable": nothing came, now or ever; "refused": the server answered, and that it could not. */
export type Asking = "loading" | "idle" | "unreachable" | "refused";

// Beyond it the server answers by weeks; a shorter record is asked for again, by days.
const BY_DAYS = 400;
const LONGEST = 7_300; // 20 years, the most the server looks over

export const period = signal<Period>(30);
export const told = signal<Told | null>(null);
/** Whether what is shown was remembered by this phone instead of told just now. */
export const isRemembered = signal(false);
export const asking = signal<Asking>("loading");

let turn = 0;

async function askFor(chosen: Period, to: string): Promise<Trends> {
  if (chosen !== null) return getTrends(shiftDay(to, 1 - chosen), to);
  const all = await getTrends(shiftDay(to, 1 - LONGEST), to);
  const oldest = all.recorded.days[0];
  if (oldest === undefined) return getTrends(shiftDay(to, -6), to);
  return oldest > shiftDay(to, -BY_DAYS + 7) ? getTrends(oldest < to ? oldest : to, to) : all;
}

function show(next: Told | null, remembered: boolean, state: Asking): void {
  batch(() => {
    told.value = next;
    isRemembered.value = remembered;
    asking.value = state;
  });
}

async function fallBack(chosen: Period, mine: number, error: unknown): Promise<void> {
  const kept = await recallTrends<Told>(chosen, today()).catch(() => null);
  if (mine !== turn) return;
  show(kept, kept !== null, isPassing(error) ? "unreachable" : "refused");
}

/** What was shown stays until the next answer is there. */
export async function load(to = today()): Promise<void> {
  const chosen = period.value;
  turn += 1;
  const mine = turn;
  asking.value = "loading";
  try {
    const trends = await askFor(chosen, to);
    if (mine !== turn) return;
    const next = { at: new Date().toISOString(), period: chosen, trends };
    show(next, false, "idle");
    await keepTrends(chosen, next).catch(() => undefined);
  } catch (error) {
    if (mine === turn) await fallBack(chosen, mine, error);
  }
}

export function choosePeriod(chosen: Period): void {
  period.value = chosen;
  void load();
}

/** Nothing of a person outlives their session here. */
sessionState.subscribe((state) => {
  if (state !== "signed-out" && state !== "locked") return;
  turn += 1;
  show(null, false, "loading");
});
