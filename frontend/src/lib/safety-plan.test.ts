// Holds who comes first in a safety plan and how typed text becomes lines.
import assert from "node:assert/strict";
import { test } from "node:test";
import { callable, isEmptyPlan, linesOf, pinnedIn, planIn } from "./safety-plan.ts";
import type { PlanPerson, Settings } from "./settings.ts";

const person = (name: string, number: string | null, pinned = false): PlanPerson => ({
  ...{ id: name, name, number, pinned },
});

test("whoever is pinned comes first, and nobody without a number is called", () => {
  const people = [person("Ann", "1"), person("Bo", null, true), person("Cy", "2", true)];

  assert.deepEqual(
    callable(people).map(({ name }) => name),
    ["Cy", "Ann"],
  );
  assert.deepEqual(
    pinnedIn({ ...planIn(null), people }).map(({ name }) => name),
    ["Cy"],
  );
});

test("settings kept before there were plans have an empty one", () => {
  assert.ok(isEmptyPlan(planIn({} as Settings)));
  assert.ok(!isEmptyPlan({ ...planIn(null), reasons: ["my sister"] }));
});

test("each typed line is one, without empty ones and the marks of a list", () => {
  assert.deepEqual(linesOf(" - a walk\n\n• a cold shower \n*no mark\n-5 degrees"), [
    "a walk",
    "a cold shower",
    "*no mark",
    "-5 degrees",
  ]);
});
