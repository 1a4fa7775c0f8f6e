import assert from "node:assert/strict";
import { test } from "node:test";
import { type Craving, type Entry, newCraving, newIntake, newJournal } from "./entry.ts";
import { weekOf } from "./week.ts";

const TODAY = "2026-11-22";
const BOUNDARY = "04:00";
let made = 0;
const when = (occurred_at: string) => ({ id: `entry-${++made}`, occurred_at, time_zone: null });
const craving = (at: string, intensity: number, fields: Partial<Craving> = {}): Craving => ({
  ...newCraving(when(at), intensity),
  ...fields,
});
const week = (...entries: Entry[]) => weekOf(entries, TODAY, BOUNDARY);
const filled = (...entries: Entry[]) =>
  week(...entries).blocks.filter(({ cravings }) => cravings > 0);

test("an empty week has seven days, and nothing is made up for them", () => {
  const { days, recorded, cravings, strong, helped } = week();

  assert.deepEqual(
    [days[0], days.at(-1)],
    [
      { day: "2026-11-16", entries: 0 },
      { day: TODAY, entries: 0 },
    ],
  );
  assert.deepEqual([days.length, recorded, cravings, strong.total, helped.of], [7, 0, 0, 0, 0]);
});

test("the week begins and ends at the person's own boundary", () => {
  const entries = [
    newJournal(when("2026-11-16T03:59:59-05:00")), // still the 15th
    newJournal(when("2026-11-16T04:00:00-05:00")),
    newJournal(when("2026-11-23T03:59:59-05:00")), // still the 22nd
    newJournal(when("2026-11-23T04:00:00-05:00")), // tomorrow
  ];

  assert.deepEqual(
    week(...entries)
      .days.filter((each) => each.entries > 0)
      .map(({ day }) => day),
    ["2026-11-16", TODAY],
  );
  assert.equal(weekOf(entries, TODAY, "00:00").recorded, 1);
});

test("a day counts once, with whatever was recorded", () => {
  const none = { ...newIntake(when("2026-11-20T12:00:00-05:00")), none: true };

  const { recorded, days } = week(none, newJournal(when("2026-11-20T23:00:00-05:00")));

  assert.equal(recorded, 1);
  assert.equal(days.find(({ day }) => day === "2026-11-20")?.entries, 2);
});

test("what became of the strong ones adds up, and what nobody noted is not guessed", () => {
  const at = "2026-11-21T21:00:00-05:00";

  const { cravings, strong } = week(
    craving(at, 7, { outcome: "passed" }),
    craving(at, 10, { outcome: "used" }),
    craving(at, 8, { outcome: "ongoing" }),
    craving(at, 9),
    craving(at, 6, { outcome: "passed" }),
    craving(at, 0),
  );

  assert.equal(cravings, 5);
  assert.deepEqual(strong, { total: 4, passed: 1, used: 1, ongoing: 1, unknown: 1 });
});

test("hours are those on the clock at the time, across zones and clock changes", () => {
  const blocks = filled(
    craving("2026-11-17T21:00:00+09:00", 8), // Tokyo
    craving("2026-11-18T21:00:00-08:00", 3), // Los Angeles
    craving("2026-11-19T03:30:00+01:00", 5),
  );

  assert.deepEqual(blocks, [
    { from: 20, cravings: 2, strong: 1 },
    { from: 0, cravings: 1, strong: 0 },
  ]);
});

test("the hour that comes twice when the clocks go back is one block, and no entry is lost", () => {
  const twice = [craving("2026-11-01T01:30:00-04:00", 4), craving("2026-11-01T01:30:00-05:00", 4)];

  const { blocks, recorded } = weekOf(twice, "2026-11-01", "00:00");

  assert.equal(recorded, 1);
  assert.deepEqual(blocks[0], { from: 0, cravings: 2, strong: 0 });
});

test("blocks begin where the day does and cover every hour once", () => {
  const starts = (boundary: string) => weekOf([], TODAY, boundary).blocks.map(({ from }) => from);

  assert.deepEqual(starts("04:00"), [4, 8, 12, 16, 20, 0]);
  assert.deepEqual(starts("13:30"), [12, 16, 20, 0, 4, 8]);
  assert.deepEqual(starts("00:00"), [0, 4, 8, 12, 16, 20]);
});

test("what helped is counted on cravings that passed alone, each way once a craving", () => {
  const at = "2026-11-21T21:00:00-05:00";

  const { helped } = week(
    craving(at, 3, { outcome: "passed", coping: ["walked", "talked"] }),
    craving(at, 9, { outcome: "passed", coping: ["talked", "talked"] }),
    craving(at, 9, { outcome: "passed" }),
    craving(at, 9, { outcome: "used", coping: ["waited"] }),
    craving(at, 9, { coping: ["waited"] }),
  );

  assert.deepEqual(helped, {
    of: 2,
    by: [
      { id: "talked", count: 2 },
      { id: "walked", count: 1 },
    ],
  });
});
