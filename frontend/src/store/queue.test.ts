import assert from "node:assert/strict";
import { test } from "node:test";
import { newCraving } from "#lib/entry.ts";
import { add, type Change, markSent, next, refuse, settle, type Wish } from "./queue.ts";

let made = 0;
const newId = () => `mutation-${++made}`;
const when = { occurred_at: "2026-11-22T21:14:00-05:00", time_zone: null };
const craving = (id: string, intensity: number) => newCraving({ id, ...when }, intensity);
const wish = (id: string, fields: Partial<Wish> = {}): Wish => ({
  owner: "alice",
  id,
  entry: craving(id, 5),
  revision: null,
  ...fields,
});
const only = (queue: Change[]): Change => {
  assert.equal(queue.length, 1);
  return queue[0] as Change;
};

test("changes of one entry that never left are one change", () => {
  const first = add([], wish("a"), newId);

  const both = only(add(first, wish("a", { entry: craving("a", 7) }), newId));

  assert.equal(both.mutationId, only(first).mutationId);
  assert.equal(both.entry?.kind === "craving" && both.entry.intensity, 7);
});

test("a change that may have arrived keeps its body; the next one follows it", () => {
  const first = add([], wish("a"), newId);
  const sent = markSent(first, only(first).mutationId);

  const queue = add(sent, wish("a", { entry: craving("a", 7) }), newId);

  assert.equal(queue.length, 2);
  assert.notEqual(queue[0]?.mutationId, queue[1]?.mutationId);
  assert.deepEqual(queue[0]?.entry, craving("a", 5));
});

test("a stored change hands its revision to those made on top of it", () => {
  const first = add([], wish("a"), newId);
  const id = only(first).mutationId;
  const queue = add(markSent(first, id), wish("a", { entry: craving("a", 7) }), newId);

  assert.equal(only(settle(queue, id, 1)).ifMatch, 1);
});

test("an entry undone before it left needs no request at all", () => {
  const queue = add([], wish("a"), newId);

  assert.deepEqual(add(queue, wish("a", { entry: null }), newId), []);
});

test("an entry undone after it left is deleted", () => {
  const first = add([], wish("a"), newId);
  const id = only(first).mutationId;

  const queue = settle(add(markSent(first, id), wish("a", { entry: null }), newId), id, 1);

  assert.equal(only(queue).entry, null);
  assert.equal(only(queue).ifMatch, 1);
});

test("a refused change does not hold up the others", () => {
  const first = add([], wish("a"), newId);
  const queue = add(first, wish("b"), newId);

  const refused = refuse(queue, only(first).mutationId, { reason: "invalid", fields: [] });

  assert.equal(next(refused, "alice")?.id, "b");
  assert.equal(refused.length, 2);
});

test("a new version of a refused entry takes its place", () => {
  const first = add([], wish("a"), newId);
  const refused = refuse(first, only(first).mutationId, { reason: "invalid", fields: [] });

  const again = only(add(refused, wish("a", { entry: craving("a", 1) }), newId));

  assert.equal(again.refused, null);
  assert.notEqual(again.mutationId, only(first).mutationId);
});

test("nobody's changes are sent for somebody else", () => {
  const queue = add([], wish("a"), newId);

  assert.equal(next(queue, "carol"), undefined);
  assert.equal(next(queue, "alice")?.id, "a");
});

test("what is added first is sent first", () => {
  const queue = add(add([], wish("a"), newId), wish("b"), newId);

  assert.equal(next(queue, "alice")?.id, "a");
});
