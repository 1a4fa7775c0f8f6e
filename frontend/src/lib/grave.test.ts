import assert from "node:assert/strict";
import { test } from "node:test";
import { type Entry, newCraving, newIntake, newJournal, newSideEffects } from "./entry.ts";
import { PAUSE_DAYS } from "./facts/rules.ts";
import { isGrave, isShownBy } from "./grave.ts";
import type { Settings } from "./settings.ts";

const when = (day: number, id = `e${day}`) => ({
  id,
  occurred_at: `2026-11-${String(day).padStart(2, "0")}T12:00:00+00:00`,
  time_zone: null,
});
const use = (day: number, part: object = {}) => ({
  ...newIntake(when(day)),
  substance: "alcohol",
  ...part,
});
const known = (entries: Entry[], settings: object | null = null) => ({
  entries,
  settings: settings as Settings | null,
});

test("a craving of nine is grave and one of eight is not", () => {
  assert.equal(isGrave(newCraving(when(1), 9), known([])), true);
  assert.equal(isGrave(newCraving(when(1), 8), known([])), false);
});

test("a craving that ended in using is grave at any strength", () => {
  assert.equal(isGrave({ ...newCraving(when(1), 2), outcome: "used" }, known([])), true);
});

test("a sign that needs a doctor is grave, and nausea is not", () => {
  const body = newSideEffects(when(1));

  assert.equal(isGrave({ ...body, ratings: { seizure: 1 } }, known([])), true);
  assert.equal(isGrave({ ...body, ratings: { seizure: 0, nausea: 3 } }, known([])), false);
});

test("any use is grave for who wants to abstain", () => {
  const goal = { plan: { goal: "abstain" }, prescribed: [] };

  assert.equal(isGrave(use(5), known([use(4)], goal)), true);
  assert.equal(isGrave(use(5, { none: true }), known([], goal)), false);
});

test("a pause is as long as the rule about pauses has it", () => {
  assert.equal(isGrave(use(1 + PAUSE_DAYS), known([use(1)])), false);
  assert.equal(isGrave(use(2 + PAUSE_DAYS), known([use(1)])), true);
});

test("a use after a pause is grave, and one of every day is not", () => {
  assert.equal(isGrave(use(20), known([use(10)])), true);
  assert.equal(isGrave(use(20), known([use(19)])), false);
  assert.equal(isGrave(use(20), known([use(19, { none: true })])), true);
  assert.equal(isGrave(use(20), known([use(19, { substance: "kratom_leaf" })])), true);
});

test("a prescribed medicine as prescribed is not grave, and another way is", () => {
  const mine = { prescribed: ["alcohol"] };

  assert.equal(isGrave(use(20, { prescribed: "taken" }), known([], mine)), false);
  assert.equal(isGrave(use(20), known([], mine)), false);
  assert.equal(isGrave(use(20, { prescribed: "different" }), known([], mine)), true);
});

test("an entry is shown only by a choice that covers it", () => {
  const body = { ...newSideEffects(when(1)), ratings: { nausea: 2 as const, seizure: 0 as const } };

  assert.equal(isShownBy(newCraving(when(1), 9), ["craving"]), true);
  assert.equal(isShownBy(newCraving(when(1), 9), ["sleep"]), false);
  assert.equal(isShownBy(use(1), ["substance:alcohol"]), true);
  assert.equal(isShownBy(use(1), ["substance:cannabis"]), false);
  assert.equal(isShownBy(body, ["symptom:nausea"]), true);
  assert.equal(isShownBy(body, ["symptom:seizure"]), false);
  assert.equal(isShownBy(newJournal(when(1)), ["craving"]), false);
});
