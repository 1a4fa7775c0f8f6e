// Holds the days on which an unconfirmed spare key is asked about.
import assert from "node:assert/strict";
import { test } from "node:test";
import { reminderStage } from "./reminder.ts";

test("days 1, 3 and 7 begin a new stage, over the end of a month too", () => {
  const days = [30, 1, 2, 3, 4, 7, 8].map((day) => `2026-${day === 30 ? "11" : "12"}-${day}`);
  const padded = days.map((day) => day.replace(/-(\d)$/, "-0$1"));

  assert.deepEqual(
    padded.map((day) => reminderStage("2026-11-30", day)),
    [0, 1, 1, 3, 3, 7, 7],
  );
});

test("a day before signing up, in a zone further west, is not a reminder", () => {
  assert.equal(reminderStage("2026-11-30", "2026-11-29"), 0);
});
