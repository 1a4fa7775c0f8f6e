import assert from "node:assert/strict";
import { test } from "node:test";
import { type Clash, merge, type Three } from "./merge.ts";

function merged(three: Three): { value: unknown; told: Clash[] } {
  const told: Clash[] = [];
  return { value: merge(three, (clash) => told.push(clash)), told };
}

test("what only one of two places changed is taken from there", () => {
  assert.deepEqual(merged({ base: "a", mine: "b", theirs: "a" }), { value: "b", told: [] });
  assert.deepEqual(merged({ base: "a", mine: "a", theirs: "c" }), { value: "c", told: [] });
  assert.deepEqual(merged({ base: "a", mine: "b", theirs: "b" }), { value: "b", told: [] });
});

test("of two values for the same thing one's own stays and the other is told", () => {
  const { value, told } = merged({ base: "moderate", mine: "taper", theirs: "abstain" });

  assert.equal(value, "taper");
  assert.deepEqual(told, [{ mine: "taper", theirs: "abstain" }]);
});

test("emptied in one place and written in the other, the words stay", () => {
  for (const nothing of ["", null, undefined]) {
    const there = merged({ base: "old", mine: nothing, theirs: "new" });
    const here = merged({ base: "old", mine: "new", theirs: nothing });

    assert.deepEqual(
      [there, here],
      [
        { value: "new", told: [] },
        { value: "new", told: [] },
      ],
    );
  }
});

test("lists keep what was added in either place and drop what was taken out in one", () => {
  const { value, told } = merged({
    base: ["call Sam", "walk", "tea"],
    mine: ["call Sam", "tea", "music"],
    theirs: ["call Sam", "walk", "bath"],
  });

  assert.deepEqual(value, ["call Sam", "music", "bath"]);
  assert.deepEqual(told, []);
});

test("items with an id are merged field by field", () => {
  const sam = { id: "1", name: "Sam", number: "555 0100" };

  const { value, told } = merged({
    base: [sam],
    mine: [{ ...sam, number: "555 0199" }],
    theirs: [
      { ...sam, name: "Samira" },
      { id: "2", name: "Lee", number: "" },
    ],
  });

  assert.deepEqual(value, [
    { id: "1", name: "Samira", number: "555 0199" },
    { id: "2", name: "Lee", number: "" },
  ]);
  assert.deepEqual(told, []);
});

test("an item taken out here and changed there stays", () => {
  const sam = { id: "1", name: "Sam" };
  const samira = { id: "1", name: "Samira" };

  assert.deepEqual(merged({ base: [sam], mine: [], theirs: [samira] }).value, [samira]);
  assert.deepEqual(merged({ base: [sam], mine: [samira], theirs: [] }).value, [samira]);
});

test("two products of one name stay two", () => {
  const one = { substance: "caffeine", name: "morning", unit: "cup" };
  const two = { substance: "caffeine", name: "morning", unit: "can" };
  const mine = [one, two];

  const { value } = merged({ base: [], mine, theirs: [{ ...one, substance: "nicotine" }] });

  assert.deepEqual(value, [...mine, { ...one, substance: "nicotine" }]);
});

test("fields within a field are merged each by itself, also those nobody here knows", () => {
  const { value, told } = merged({
    base: { goal: "none", bounds: [], later: 1 },
    mine: { goal: "taper", bounds: [], later: 1 },
    theirs: { goal: "none", bounds: [{ substance: "caffeine", per_day: "2" }], later: 2 },
  });

  assert.deepEqual(value, {
    goal: "taper",
    bounds: [{ substance: "caffeine", per_day: "2" }],
    later: 2,
  });
  assert.deepEqual(told, []);
});
