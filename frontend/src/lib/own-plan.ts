// Owns the person's own plan while it is typed: what stands in the fields, what is wrong with it, and what is kept of it.
import { decimal } from "./decimal.ts";
import type { Bound, Goal, OwnPlan } from "./settings.ts";

/** What stands in the fields of one substance. */
export type BoundDraft = { substance: string; perDay: string; unit: string; notBefore: string };
export type OwnPlanDraft = {
  goal: Goal;
  from: string;
  bounds: BoundDraft[];
  /** That stopping suddenly can be dangerous was read. */
  isRead: boolean;
};

/** How the server counts what has no unit of its own: as times. */
const TIMES = "use";

export const EMPTY_PLAN: OwnPlan = { goal: "none", goal_from: null, bounds: [] };

const typed = ({ substance, per_day, unit, not_before }: Bound): BoundDraft => ({
  substance,
  perDay: per_day ?? "",
  unit: unit === TIMES ? "" : unit,
  notBefore: not_before ?? "",
});

export const planDraft = ({ goal, goal_from, bounds }: OwnPlan): OwnPlanDraft => ({
  goal,
  from: goal_from ?? "",
  bounds: bounds.map(typed),
  isRead: false,
});

/** Everything that is tracked has a place, also what came to be tracked after the plan. */
export function withPlaces(draft: OwnPlanDraft, tracked: readonly string[]): OwnPlanDraft {
  const planned = new Set(draft.bounds.map(({ substance }) => substance));
  const free = tracked.filter((each) => !planned.has(each));
  const empty = free.map((substance) => ({ substance, perDay: "", unit: "", notBefore: "" }));
  return { ...draft, bounds: [...draft.bounds, ...empty] };
}

export const isWrongNumber = ({ perDay }: BoundDraft): boolean =>
  perDay.trim() !== "" && decimal(perDay) === null;

function boundOf({ substance, perDay, unit, notBefore }: BoundDraft): Bound {
  return {
    substance,
    per_day: decimal(perDay),
    unit: unit.trim() || TIMES,
    not_before: notBefore || null,
  };
}

/** A plan without anything in it is no plan. */
export function planOf({ goal, from, bounds }: OwnPlanDraft): OwnPlan {
  const meant = bounds.map(boundOf).filter((each) => each.per_day !== null || each.not_before);
  return { goal, goal_from: goal === "none" ? null : from || null, bounds: meant };
}

/** Whether it is a plan to stop something, or to come down from it. */
export const isStopping = (plan: OwnPlan): boolean =>
  ["abstain", "taper"].includes(plan.goal) ||
  plan.bounds.some((each) => Number(each.per_day) === 0 && each.per_day !== null);
