import assert from "node:assert/strict";
import { test } from "node:test";
import { type Entry, newCraving, newIntake, newSideEffects } from "#lib/entry.ts";
import { behind } from "./behind.ts";

const SPAN = { until: "2026-11-22", boundary: "04:00" };
const when = (day: number, clock = "12:00") => ({
  id: `${day} ${clock}`,
  occurred_at: `2026-11-${String(day).padStart(2, "0")}T${clock}:00-05:00`,
  time_zone: null,
});
const use = (day: number, clock: string, amount: string | null, unit = "g"): Entry => ({
  ...newIntake(when(day, clock)),
  substance: "kratom_leaf",
  amount,
  unit: amount && unit,
});
const values = (rule: string, entries: Entry[]) =>
  behind({ rule, substances: ["kratom_leaf"], since: "2026-11-20" }, entries, SPAN)?.points.map(
    ({ value }) => value,
  );

test("cravings are the strongest of each day, and a day without one is no point", () => {
  const entries = [
    newCraving(when(1), 3),
    newCraving(when(1, "13:00"), 7),
    newCraving(when(4), 0),
    newCraving(when(5), 2),
    newCraving(when(9), 9),
  ];

  assert.deepEqual(values("craving_up", entries), [7, 0, 2, 9]);
});

test("symptoms are the worst of those the rule is about", () => {
  const report = (day: number, ratings: Record<string, 0 | 1 | 2 | 3>): Entry => ({
    ...newSideEffects(when(day)),
    ratings,
  });
  const entries = [
    report(1, { nausea: 1, diarrhea: 3 }),
    report(2, { insomnia: 3 }),
    report(3, { nausea: 0 }),
    report(4, { vomiting: 2 }),
    report(5, { nausea: 1 }),
  ];

  assert.deepEqual(values("gi_persist", entries), [3, 0, 2, 1]);
});

test("amounts are summed in the unit used last, and another unit is left out", () => {
  const entries = [
    use(22, "12:00", "2"),
    use(21, "12:00", "1.5"),
    use(21, "15:00", "1"),
    use(20, "12:00", "3", "capsule"),
    use(19, "12:00", null),
    use(18, "12:00", "4"),
    use(17, "12:00", "5"),
  ];

  assert.deepEqual(values("dose_up", entries), [5, 4, 2.5, 2]);
});

test("hours lie between the uses of a day, and nights end at five", () => {
  const entries = [18, 19, 20, 21].flatMap((day) => [
    use(day, "08:00", "1"),
    use(day, "12:30", "1"),
    use(day + 1, "02:00", "1"),
  ]);

  assert.deepEqual(values("gap_short", entries), [9, 9, 9, 9]);
  assert.deepEqual(values("night_use", entries), [1, 1, 1, 1]);
  assert.deepEqual(values("frequency_up", entries), [3, 3, 3, 3]);
});

test("a plain fact has no chart, nor has what three days say", () => {
  const entries = [1, 2, 3].map((day) => newCraving(when(day), day));

  assert.equal(values("mixing", entries), undefined);
  assert.equal(values("craving_up", entries), undefined);
});
