import assert from "node:assert/strict";
import { test } from "node:test";
import {
  across,
  areaPath,
  barsPath,
  dayAt,
  dayNumber,
  dayOfNumber,
  dayTicks,
  dotsPath,
  type Frame,
  linePath,
  roundTop,
  runs,
  up,
} from "./plot.ts";

const frame: Frame = {
  ...{ left: 20, right: 320, top: 10, bottom: 110 },
  ...{ first: dayNumber("2026-03-01"), last: dayNumber("2026-03-30"), low: 0, high: 10 },
};

test("every day has a place of the same width, over both changes of the clock", () => {
  const days = Array.from({ length: 30 }, (_, n) => frame.first + n);

  const places = days.map((day) => across(frame, day));

  assert.equal(places[0], 25);
  assert.equal(places.at(-1), 315);
  for (const [n, x] of places.entries()) assert.ok(Math.abs(x - 25 - n * 10) < 1e-9);
});

test("a finger on a day's place reads that day, and beside the chart the nearest", () => {
  for (let day = frame.first; day <= frame.last; day += 1) {
    assert.equal(dayAt(frame, across(frame, day)), day);
  }
  assert.equal(dayAt(frame, -50), frame.first);
  assert.equal(dayAt(frame, 900), frame.last);
});

test("a day's number is that of the calendar, and back", () => {
  assert.equal(dayOfNumber(dayNumber("2028-02-29")), "2028-02-29");
  assert.equal(dayNumber("2026-03-09") - dayNumber("2026-03-08"), 1);
});

test("the lowest value lies at the bottom, the highest at the top", () => {
  assert.equal(up(frame, 0), 110);
  assert.equal(up(frame, 10), 10);
  assert.equal(up({ ...frame, low: 3, high: 3 }, 3), 110);
});

test("a line breaks where a value is missing and where days lie apart", () => {
  const days = [1, 2, 3, 4, 9, 10, 11];
  const values = [5, 6, null, 7, 8, null, 9];

  assert.deepEqual(runs(days, values, 3), [[0, 1], [3], [4], [6]]);
  assert.deepEqual(runs(days, [1, 1, 1, 1, 1, 1, 1], 3), [
    [0, 1, 2, 3],
    [4, 5, 6],
  ]);
  assert.deepEqual(runs([], [], 3), []);
});

test("a gap changes nothing about the lines beside it", () => {
  const before = runs([1, 2, 3], [1, 2, 3], 3);

  const beside = runs([1, 2, 3, 30, 31], [1, 2, 3, 4, 5], 3);

  assert.deepEqual(beside.slice(0, 1), before);
});

test("paths are made of the points and nothing else", () => {
  const points = [
    [1, 2],
    [3.26, 4],
  ] as const;

  assert.equal(linePath(points), "M1 2L3.3 4");
  assert.equal(linePath(points.slice(1)), "");
  assert.equal(
    areaPath(points, [
      [1, 5],
      [3, 6],
    ]),
    "M1 2L3.3 4L3 6L1 5Z",
  );
  assert.equal(dotsPath(points), "M1 2h0M3.3 4h0");
  assert.equal(barsPath(points, 9), "M1 9V2M3.3 9V4");
});

test("the top of an axis is round and holds every value", () => {
  assert.deepEqual(
    [0, 0.4, 1, 3, 9, 12, 50, 51, 2_000].map(roundTop),
    [1, 0.5, 1, 5, 10, 20, 50, 100, 2_000],
  );
});

test("an axis names its ends, and no day twice", () => {
  assert.deepEqual(dayTicks(0, 29, 3), [0, 15, 29]);
  assert.deepEqual(dayTicks(0, 6, 2), [0, 6]);
  assert.deepEqual(dayTicks(0, 1, 5), [0, 1]);
  assert.deepEqual(dayTicks(4, 4, 5), [4]);
});
