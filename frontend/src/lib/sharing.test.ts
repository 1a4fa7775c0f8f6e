import assert from "node:assert/strict";
import { test } from "node:test";
import {
  choiceOf,
  endOf,
  freshDraft,
  grouped,
  groupOf,
  isNewlyOpened,
  lastDay,
  lookedNow,
  paperIn,
  reaches,
  type Share,
  stillThere,
  worthSaying,
} from "./sharing.ts";

const TODAY = "2026-11-29";
const NOW = Date.parse("2026-11-29T12:00:00Z");

const share = (part: Partial<Share> = {}): Share => ({
  id: "a",
  mode: "link",
  label: "Dr R",
  include: ["craving"],
  from: "2026-11-01",
  to: TODAY,
  created_at: "2026-11-28T12:00:00Z",
  expires_at: "2026-12-06T00:00:00Z",
  as_of: "2026-11-28T12:00:00Z",
  state: "open",
  keep_fresh: false,
  hold_back: [],
  has_passcode: true,
  attempts_left: 10,
  openings: 0,
  last_opened_at: null,
  ...part,
});

test("nothing is chosen in a fresh draft, and it spans the last thirty days", () => {
  const draft = freshDraft(TODAY, null);

  assert.deepEqual(draft.include, []);
  assert.equal(draft.from, "2026-10-31");
  assert.equal(draft.to, TODAY);
  assert.equal(choiceOf(draft).person, null);
});

test("an appointment that has passed says nothing about the next", () => {
  assert.equal(freshDraft(TODAY, "2026-11-28").appointment, "");
  assert.equal(freshDraft(TODAY, TODAY).appointment, TODAY);
});

test("a link opens until the day after the appointment, else for seven days, and ninety at most", () => {
  assert.equal(lastDay(TODAY, "2026-12-10"), "2026-12-11");
  assert.equal(lastDay(TODAY, TODAY), "2026-11-30");
  assert.equal(lastDay(TODAY, ""), "2026-12-06");
  assert.equal(lastDay(TODAY, "2026-11-01"), "2026-12-06");
  assert.equal(lastDay(TODAY, "2027-11-01"), "2027-02-26");
});

test("the longest link ends within ninety days of any moment of today", () => {
  for (const time of ["00:00", "12:00", "23:59"]) {
    const made = Date.parse(`${TODAY}T${time}:00-05:00`);
    const end = Date.parse(endOf(lastDay(TODAY, "2029-01-01"), "America/New_York"));

    assert.ok(end - made <= 90 * 24 * 60 * 60 * 1000);
  }
});

test("what is prescribed stands apart from what is used, and what is unknown among one's own", () => {
  assert.equal(groupOf("substance:buprenorphine", ["buprenorphine"]), "prescribed");
  assert.equal(groupOf("substance:alcohol", ["buprenorphine"]), "used");
  assert.equal(groupOf("symptom:nausea", []), "body");
  assert.equal(groupOf("something:new", []), "own");
});

test("groups come in the order of a conversation, and empty ones not at all", () => {
  const choices = ["raise", "text", "symptom:nausea", "craving"].map((include) => ({
    include,
    label: include,
    days: 1,
  }));

  assert.deepEqual(
    grouped(choices, []).map(({ group }) => group),
    ["craving", "body", "words", "raise"],
  );
});

test("what was chosen and is not recorded in other days does not go along", () => {
  const there = [{ include: "craving", label: "", days: 1 }];

  assert.deepEqual(stillThere(["craving", "sleep"], there), ["craving"]);
});

test("a name or a date of birth alone makes a person, and spaces make none", () => {
  const draft = freshDraft(TODAY, null);

  assert.deepEqual(choiceOf({ ...draft, name: " Al " }).person, { name: "Al", birth_date: null });
  assert.equal(choiceOf({ ...draft, name: "  " }).person, null);
});

test("Today speaks of what was opened since its owner looked", () => {
  const looked = lookedNow([share({ openings: 1 })], "2026-11-29T11:00:00Z");

  assert.equal(isNewlyOpened(share({ openings: 2 }), looked), true);
  assert.equal(worthSaying([share({ openings: 2 })], looked, NOW).length, 1);
  assert.equal(worthSaying([share({ openings: 1 })], looked, NOW).length, 0);
  assert.equal(worthSaying([share({ openings: 2, state: "ended" })], looked, NOW).length, 0);
});

test("Today speaks of what is open for longer than a week, once a week", () => {
  const old = share({ created_at: "2026-11-20T12:00:00Z" });

  assert.equal(worthSaying([old], null, NOW).length, 1);
  assert.equal(worthSaying([old], lookedNow([old], "2026-11-29T11:00:00Z"), NOW).length, 0);
  assert.equal(worthSaying([share()], null, NOW).length, 0);
});

test("pages are of the size that is used where the person lives", () => {
  assert.equal(paperIn("US"), "Letter");
  assert.equal(paperIn("DE"), "A4");
  assert.equal(paperIn(null), "A4");
});

test("a link that follows reaches what is written later, and one of past days does not", () => {
  const month = { from: "2026-11-01", to: TODAY };

  assert.equal(reaches(month, "2026-12-03", TODAY), true);
  assert.equal(reaches(month, "2026-10-31", TODAY), false);
  assert.equal(reaches({ ...month, to: "2026-11-20" }, "2026-11-21", TODAY), false);
  assert.equal(reaches({ ...month, to: "2026-11-20" }, "2026-11-20", TODAY), true);
});
