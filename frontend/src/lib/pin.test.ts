import assert from "node:assert/strict";
import { test } from "node:test";
import { isEasyPin, isPin } from "./pin.ts";

test("six digits or more are a PIN, anything else is not", () => {
  assert.deepEqual(["280471", "2804710"].map(isPin), [true, true]);
  assert.deepEqual(["28047", "28047a", "", "٢٨٠٤٧١"].map(isPin), [false, false, false, false]);
});

test("runs and repeats are easy, other digits are not", () => {
  assert.deepEqual(["000000", "123456", "876543"].map(isEasyPin), [true, true, true]);
  assert.deepEqual(["280471", "112233", "135791", "123457"].map(isEasyPin), [
    false,
    false,
    false,
    false,
  ]);
});
