import assert from "node:assert/strict";
import { test } from "node:test";
import { decimal, signedDecimal } from "./decimal.ts";
import { sleepHours } from "./sleep.ts";

test("a plain number is kept exactly, with a comma or a point", () => {
  assert.equal(decimal("2"), "2");
  assert.equal(decimal(" 1,5 "), "1.5");
  assert.equal(decimal("0.1"), "0.1");
  assert.equal(decimal("007.50"), "7.5");
  assert.equal(decimal("0"), "0");
  assert.equal(decimal("123456789.123456"), "123456789.123456");
});

test("what the server would refuse is refused here", () => {
  for (const typed of [
    "",
    "-1",
    "1e3",
    ".5",
    "5.",
    "1.1234567",
    "1234567890",
    "two",
    "1 2",
    "NaN",
  ]) {
    assert.equal(decimal(typed), null, typed);
  }
});

test("hours of sleep fit in a day, and nothing is not zero", () => {
  assert.equal(sleepHours("7.5"), 7.5);
  assert.equal(sleepHours("0"), 0);
  assert.equal(sleepHours("24"), 24);
  assert.equal(sleepHours(""), null);
  assert.equal(sleepHours("24.5"), undefined);
  assert.equal(sleepHours("many"), undefined);
});

test("a number of one's own may lie below zero, and a plain minus is as good as a typed one", () => {
  for (const [typed, kept] of [
    ["-3,50", "-3.5"],
    ["\u22122", "-2"],
    [" 70.50 ", "70.5"],
    ["- 1", "-1"],
    ["-0", "0"],
    ["-0,0", "0"],
  ]) {
    assert.equal(signedDecimal(typed ?? ""), kept);
  }
  for (const typed of ["", "-", "--1", "1-", "1e3", "-1234567890"]) {
    assert.equal(signedDecimal(typed), null);
  }
});
