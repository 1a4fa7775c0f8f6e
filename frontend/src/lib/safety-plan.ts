// Owns what follows from a safety plan: whom to call first, who may be shown while locked. Refuses to fill anything in.
import type { PlanContact, PlanPerson, SafetyPlan, Settings } from "./settings.ts";

export const LINES = ["warning_signs", "helps", "places", "reasons"] as const;
export type LinesPart = (typeof LINES)[number];
export type ContactsPart = "people" | "professionals";
export type Part = LinesPart | ContactsPart;

/** In the order in which they are used. */
export const PARTS: readonly Part[] = [
  "warning_signs",
  "helps",
  "people",
  "professionals",
  "places",
  "reasons",
];

export const MOST_LINES = 50; // as the server takes them
export const LONGEST_LINE = 500;
export const MOST_PINNED = 2;

const EMPTY: SafetyPlan = {
  warning_signs: [],
  helps: [],
  people: [],
  professionals: [],
  places: [],
  reasons: [],
};

/** Settings kept on a phone before there were plans have none. */
export const planIn = (settings: Settings | null): SafetyPlan => settings?.safety_plan ?? EMPTY;

export const isEmptyPlan = (plan: SafetyPlan): boolean =>
  PARTS.every((part) => plan[part].length === 0);

export type Callable = PlanContact & { number: string };

const isCallable = <T extends PlanContact>(each: T): each is T & { number: string } =>
  Boolean(each.number);

/** Pinned ones first: the person said that these are the ones for a bad hour. */
export function callable(people: readonly PlanPerson[]): (PlanPerson & { number: string })[] {
  const all = people.filter(isCallable);
  return [...all.filter(({ pinned }) => pinned), ...all.filter(({ pinned }) => !pinned)];
}

export const pinnedIn = (plan: SafetyPlan): Callable[] =>
  callable(plan.people).filter(({ pinned }) => pinned);

/** Typed text as lines: one on each, without the marks lists begin with. */
export const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.replace(/^\s*[-•*]\s+/, "").trim())
    .filter((line) => line !== "");
