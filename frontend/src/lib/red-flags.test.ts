import assert from "node:assert/strict";
import { test } from "node:test";
import { alarmOf } from "./red-flags.ts";

test("an urgent sign outweighs one for the same day", () => {
  assert.equal(alarmOf({ chest_pain: 1, dark_urine: 3 }), "urgent");
  assert.equal(alarmOf({ dark_urine: 1 }), "same-day");
});

test("nothing, a zero and an ordinary symptom raise no alarm", () => {
  assert.equal(alarmOf({}), null);
  assert.equal(alarmOf({ chest_pain: 0 }), null);
  assert.equal(alarmOf({ nausea: 3 }), null);
});
