import assert from "node:assert/strict";
import { test } from "node:test";
import {
  EMPTY_PLAN,
  isStopping,
  isWrongNumber,
  planDraft,
  planOf,
  withPlaces,
} from "./own-plan.ts";
import type { Bound, OwnPlan } from "./settings.ts";

const BOUND: Bound = { substance: "alcohol", per_day: "2", unit: "glass", not_before: "18:00" };

test("what is planned and what else is tracked have a place each, and nothing is filled in", () => {
  const draft = withPlaces(planDraft({ ...EMPTY_PLAN, bounds: [BOUND] }), ["alcohol", "caffeine"]);

  assert.deepEqual(draft.bounds, [
    { substance: "alcohol", perDay: "2", unit: "glass", notBefore: "18:00" },
    { substance: "caffeine", perDay: "", unit: "", notBefore: "" },
  ]);
});

test("a plan that was only looked at is kept as it was", () => {
  const plan: OwnPlan = {
    goal: "taper",
    goal_from: "2026-12-01",
    bounds: [BOUND, { ...BOUND, substance: "caffeine", unit: "use", not_before: null }],
  };

  assert.deepEqual(planOf(withPlaces(planDraft(plan), ["alcohol", "nicotine"])), plan);
});

test("a number may have a comma, and anything else is no number", () => {
  const draft = withPlaces(planDraft(EMPTY_PLAN), ["alcohol"]);
  const withNumber = (perDay: string) => draft.bounds.map((each) => ({ ...each, perDay }));

  assert.equal(planOf({ ...draft, bounds: withNumber("1,5") }).bounds[0]?.per_day, "1.5");
  assert.deepEqual(withNumber("a few").map(isWrongNumber), [true]);
  assert.deepEqual(withNumber("").map(isWrongNumber), [false]);
});

test("a goal that was taken back takes its day along", () => {
  assert.deepEqual(
    planOf({ goal: "none", from: "2026-12-01", bounds: [], isRead: false }),
    EMPTY_PLAN,
  );
});

test("stopping, coming down and an own nothing are plans to stop", () => {
  const none = { ...BOUND, per_day: "0" };

  assert.equal(isStopping({ ...EMPTY_PLAN, goal: "abstain" }), true);
  assert.equal(isStopping({ ...EMPTY_PLAN, goal: "taper" }), true);
  assert.equal(isStopping({ ...EMPTY_PLAN, goal: "moderate", bounds: [none] }), true);
  assert.equal(isStopping({ ...EMPTY_PLAN, goal: "moderate", bounds: [BOUND] }), false);
  assert.equal(isStopping({ ...EMPTY_PLAN, bounds: [{ ...BOUND, per_day: null }] }), false);
});
