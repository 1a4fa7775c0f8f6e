// Holds when the offer after a strong craving is folded.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isFolded } from "./hard-hours.ts";

const minutes = (count: number): number => count * 60_000;

test("the first one is offered in full, and those within two hours of it are folded", () => {
  assert.equal(isFolded([], minutes(500)), false);
  assert.equal(isFolded([minutes(500)], minutes(501)), true);
  assert.equal(isFolded([minutes(500)], minutes(619)), true);
  assert.equal(isFolded([minutes(500)], minutes(620)), false);
});

test("folded ones do not put the next full one off", () => {
  const evening = [minutes(0), minutes(90), minutes(115)];

  assert.equal(isFolded(evening, minutes(119)), true);
  assert.equal(isFolded(evening, minutes(121)), false);
  assert.equal(isFolded([...evening, minutes(121)], minutes(180)), true);
});

test("the order they come in and what is dated later change nothing", () => {
  assert.equal(isFolded([minutes(90), minutes(0)], minutes(121)), false);
  assert.equal(isFolded([minutes(300)], minutes(121)), false);
});
