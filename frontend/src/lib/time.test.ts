import assert from "node:assert/strict";
import { test } from "node:test";
import { fromWall, localDay, shiftDay, written } from "./time.ts";

test("an instant is written with the offset of its zone on that day", () => {
  const winter = new Date("2026-11-23T02:14:00Z");
  const summer = new Date("2026-07-01T12:00:00Z");

  assert.equal(written(winter, "America/New_York"), "2026-11-22T21:14:00-05:00");
  assert.equal(written(summer, "Asia/Kolkata"), "2026-07-01T17:30:00+05:30");
  assert.equal(written(summer, "UTC"), "2026-07-01T12:00:00+00:00");
});

test("a wall time keeps its hands through both clock changes", () => {
  assert.equal(fromWall("2026-03-08", "12:00", "America/New_York"), "2026-03-08T12:00:00-04:00");
  assert.equal(fromWall("2026-11-01", "12:00", "America/New_York"), "2026-11-01T12:00:00-05:00");
});

test("a wall time skipped by a clock change becomes a real instant beside it", () => {
  const skipped = fromWall("2026-03-08", "02:30", "America/New_York");

  assert.match(skipped, /^2026-03-08T0[13]:30:00-0[45]:00$/);
  assert.equal(written(new Date(skipped), "America/New_York"), skipped);
});

test("a night belongs to the day before until the person's boundary", () => {
  assert.equal(localDay("2026-11-22T03:59:00-05:00", "04:00"), "2026-11-21");
  assert.equal(localDay("2026-11-22T04:00:00-05:00", "04:00"), "2026-11-22");
  assert.equal(localDay("2026-11-22T00:00:00-05:00", "00:00"), "2026-11-22");
});

test("the day of an entry comes from its own clock, not from the reader's", () => {
  assert.equal(localDay("2026-11-22T23:30:00+13:00", "04:00"), "2026-11-22");
  assert.equal(localDay("2026-11-22T23:30:00-11:00", "04:00"), "2026-11-22");
});

test("days are counted over months and leap years", () => {
  assert.equal(shiftDay("2028-03-01", -1), "2028-02-29");
  assert.equal(shiftDay("2026-12-31", 1), "2027-01-01");
});
