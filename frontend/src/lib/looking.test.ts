import assert from "node:assert/strict";
import { test } from "node:test";
import { newCraving, newIntake, newJournal, newSideEffects } from "./entry.ts";
import { daysOf, EVERYTHING, fold, isEverything, isWanted, mentions, placeOf } from "./looking.ts";

const TODAY = "2026-11-22";
const at = (occurred_at: string) => ({ id: "a", occurred_at, time_zone: null });
const when = at("2026-11-22T21:14:00-05:00");

test("words are found whatever their case, accents and white space", () => {
  const entry = {
    ...newJournal(when),
    text: "Ein langer  Weg\nnach Köln, Straße 5",
    tags: ["Sueño"],
  };

  for (const text of ["weg nach koln", "STRASSE", "sueno", "  köln "]) {
    assert.equal(mentions(entry, text), true, text);
  }
  assert.equal(mentions(entry, "weg nach bonn"), false);
});

test("every text a person writes is looked through, and no number is", () => {
  assert.ok(mentions({ ...newCraving(when, 8), note: "the old bridge" }, "bridge"));
  assert.ok(mentions({ ...newCraving(when, 8), triggers: ["stress"] }, "stress"));
  assert.ok(mentions({ ...newSideEffects(when), note: "after lunch" }, "lunch"));
  assert.ok(mentions({ ...newIntake(when), product: "Blue label" }, "blue"));
  assert.equal(mentions(newCraving(when, 8), "8"), false);
});

test("a period is its days, both ends included", () => {
  const days = (period: string, from = "", to = "") =>
    daysOf({ ...EVERYTHING, period, from, to }, TODAY);

  assert.deepEqual(days("7"), { from: "2026-11-16", to: "" });
  assert.deepEqual(days("2025"), { from: "2025-01-01", to: "2025-12-31" });
  assert.deepEqual(days("between", "2026-02-03", ""), { from: "2026-02-03", to: "" });
  assert.deepEqual(days("between", "2026-03-01", "2026-02-01"), {
    from: "2026-02-01",
    to: "2026-03-01",
  });
  assert.deepEqual(days(""), { from: "", to: "" });
});

test("an entry is wanted by its kind and by the day it was written with", () => {
  const late = newCraving(at("2026-11-22T23:30:00-11:00"), 3);

  assert.equal(isWanted(late, { ...EVERYTHING, period: "7" }, TODAY), true);
  assert.equal(isWanted(late, { ...EVERYTHING, period: "2025" }, TODAY), false);
  assert.equal(isWanted(late, { ...EVERYTHING, kind: "journal" }, TODAY), false);
});

test("the place of an entry is its month as written, then its instant", () => {
  const newest = placeOf(at("2026-12-01T00:10:00+13:00"));
  const older = placeOf(at("2026-11-30T23:00:00-05:00"));
  const oldest = placeOf(at("2026-11-30T23:00:00+01:00"));

  assert.deepEqual([older, newest, oldest].sort().reverse(), [newest, older, oldest]);
});

test("folding twice is folding once, and everything is no wish", () => {
  assert.equal(fold(fold("ÄRGER ß")), fold("ÄRGER ß"));
  assert.equal(isEverything(EVERYTHING), true);
  assert.equal(isEverything({ ...EVERYTHING, text: "x" }), false);
});
