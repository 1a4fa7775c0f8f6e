import assert from "node:assert/strict";
import { test } from "node:test";
import { newPasscode, spoken } from "./passcode.ts";

test("a passcode is six digits, another each time", () => {
  const made = Array.from({ length: 200 }, newPasscode);

  assert.ok(made.every((code) => /^\d{6}$/.test(code)));
  assert.ok(new Set(made).size > 190);
});

test("every digit comes about as often as every other", () => {
  const counts = new Map<string, number>();
  for (let n = 0; n < 4_000; n += 1) {
    for (const digit of newPasscode()) counts.set(digit, (counts.get(digit) ?? 0) + 1);
  }

  assert.equal(counts.size, 10);
  // 24,000 digits: 2,400 of each, and more than seven standard deviations of 46 to either side.
  assert.ok([...counts.values()].every((count) => count > 2_060 && count < 2_740));
});

test("digits are said in two halves, and a word as it is", () => {
  assert.equal(spoken("482719"), "482 719");
  assert.equal(spoken("harbour"), "harbour");
});
