import assert from "node:assert/strict";
import { test } from "node:test";
import { newCraving } from "#lib/entry.ts";
import { add, type Change, heads, isNotice, markForReview, overlay, settle } from "./queue.ts";

const when = { occurred_at: "2026-11-22T21:14:00-05:00", time_zone: null };
const craving = (intensity: number) => newCraving({ id: "a", ...when }, intensity);
const wish = (intensity: number | null) => ({
  owner: "alice",
  id: "a",
  entry: intensity === null ? null : craving(intensity),
  revision: null,
});

let made = 0;
const newId = () => `mutation-${++made}`;
/** As the outbox does it while locked. */
const record = (queue: Change[], intensity: number | null): Change[] =>
  markForReview(add(queue, wish(intensity), newId()), "a", newId());

test("what was written while locked is sent, and asked about until it is answered", () => {
  const queue = record([], 7);
  const wanted = heads(queue, "alice");

  const left = settle(queue, wanted[0]?.mutationId ?? "", 1);

  assert.deepEqual(wanted.map(isNotice), [false]);
  assert.deepEqual(left.map(isNotice), [true]);
  assert.deepEqual(heads(left, "alice"), []);
});

test("a second version of it is still one wish and one question", () => {
  const queue = record(record([], 7), 8);

  assert.deepEqual(queue.map(isNotice), [false, true]);
  assert.deepEqual(
    queue.map(({ entry }) => entry?.kind === "craving" && entry.intensity),
    [8, 8],
  );
});

test("taken back while locked, nothing is left to ask", () => {
  assert.deepEqual(record(record([], 7), null), []);
});

test("deleting it is an answer", () => {
  const asked = record([], 7).filter(isNotice);

  const after = add(asked, { ...wish(null), revision: 1 }, newId());

  assert.deepEqual(after.map(isNotice), [false]);
  assert.deepEqual(
    after.map(({ entry, ifMatch }) => [entry, ifMatch]),
    [[null, 1]],
  );
});

test("the question itself changes nothing on the screen", () => {
  const question = record([], 7).filter(isNotice);

  assert.deepEqual([...overlay(new Map([["a", craving(3)]]), question).values()], [craving(3)]);
});
