import assert from "node:assert/strict";
import { test } from "node:test";
import { ENTRY_SCHEMA, newCraving } from "#lib/entry.ts";
import {
  add as addTo,
  type Change,
  DISPUTED,
  heads,
  markSent,
  overlay,
  rebase,
  refuse,
  type Seen,
  settle,
  type Wish,
} from "./queue.ts";

let made = 0;
const newId = () => `mutation-${++made}`;
const add = (queue: Change[], made: Wish, seen?: Seen) => addTo(queue, made, newId(), seen);
const sent = (queue: Change[]) => markSent(queue, new Set(queue.map((each) => each.mutationId)));
const next = (queue: Change[], owner: string) => heads(queue, owner)[0];
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
  const first = add([], wish("a"));

  const both = only(add(first, wish("a", { entry: craving("a", 7) })));

  assert.equal(both.sent, false);
  assert.equal(both.entry?.kind === "craving" && both.entry.intensity, 7);
});

test("a change that may have arrived keeps its body; the next one follows it", () => {
  const first = add([], wish("a"));

  const queue = add(sent(first), wish("a", { entry: craving("a", 7) }));

  assert.equal(queue.length, 2);
  assert.notEqual(queue[0]?.mutationId, queue[1]?.mutationId);
  assert.deepEqual(queue[0]?.entry, craving("a", 5));
});

test("a stored change hands its revision to those made on top of it", () => {
  const first = add([], wish("a"));
  const id = only(first).mutationId;
  const queue = add(sent(first), wish("a", { entry: craving("a", 7) }));

  assert.equal(only(settle(queue, id, 1)).ifMatch, 1);
});

test("an entry undone before it left needs no request at all", () => {
  const queue = add([], wish("a"));

  assert.deepEqual(add(queue, wish("a", { entry: null })), []);
});

test("an entry undone after it left is deleted", () => {
  const first = add([], wish("a"));
  const id = only(first).mutationId;

  const queue = settle(add(sent(first), wish("a", { entry: null })), id, 1);

  assert.equal(only(queue).entry, null);
  assert.equal(only(queue).ifMatch, 1);
});

test("a refused change does not hold up the others", () => {
  const first = add([], wish("a"));
  const queue = add(first, wish("b"));

  const refused = refuse(queue, only(first).mutationId, { reason: "invalid", fields: [] });

  assert.equal(next(refused, "alice")?.id, "b");
  assert.equal(refused.length, 2);
});

test("a new version of a refused entry takes its place", () => {
  const first = add([], wish("a"));
  const refused = refuse(first, only(first).mutationId, { reason: "invalid", fields: [] });

  const again = only(add(refused, wish("a", { entry: craving("a", 1) })));

  assert.equal(again.refused, null);
  assert.notEqual(again.mutationId, only(first).mutationId);
});

test("nobody's changes are sent for somebody else", () => {
  const queue = add([], wish("a"));

  assert.equal(next(queue, "carol"), undefined);
  assert.equal(next(queue, "alice")?.id, "a");
});

test("what is added first is sent first", () => {
  const queue = add(add([], wish("a")), wish("b"));

  assert.equal(next(queue, "alice")?.id, "a");
});

test("words another tab wrote meanwhile are not folded away: both will be kept", () => {
  const theirs = add([], wish("a", { revision: 3 }));

  const queue = add(theirs, wish("a", { entry: craving("a", 7), revision: 3 }), () => false);

  assert.deepEqual(
    queue.map((change) => change.ifMatch),
    [3, DISPUTED],
  );
  assert.equal(settle(queue, queue[0]?.mutationId ?? "", 4)[0]?.ifMatch, DISPUTED);
});

test("what was done on top of a refused change is kept with it", () => {
  const first = sent(add([], wish("a", { revision: 1 })));
  const queue = add(first, wish("a", { entry: craving("a", 9), revision: 1 }));

  const refused = only(refuse(queue, only(first).mutationId, { reason: "conflict", fields: [] }));

  assert.equal(refused.entry?.kind === "craving" && refused.entry.intensity, 9);
  assert.equal(refused.refused?.reason, "conflict");
});

test("a change brought over another revision is a new mutation, and what follows it goes along", () => {
  const first = sent(add([], wish("a", { revision: 1 })));
  const queue = add(first, wish("a", { entry: craving("a", 9), revision: 1 }));

  const moved = rebase(queue, only(first).mutationId, { mutationId: "again", ifMatch: 5 });

  assert.deepEqual(
    moved.map((change) => [change.ifMatch, change.sent]),
    [
      [5, false],
      [5, false],
    ],
  );
  assert.equal(moved[0]?.mutationId, "again");
});

test("of each entry one change is sent at a time", () => {
  const queue = add(sent(add([], wish("a"))), wish("a", { entry: craving("a", 9) }));

  assert.deepEqual(heads(add(queue, wish("b")), "alice").length, 2);
});

test("what waits lies on top of what is stored, and a notice does not", () => {
  const stored = new Map([
    ["a", craving("a", 1)],
    ["b", craving("b", 1)],
  ]);
  const gone = add([], wish("a", { entry: null, revision: 1 }));
  const told = refuse(gone, only(gone).mutationId, { reason: "returned", fields: [] });

  assert.deepEqual([...overlay(stored, gone).keys()], ["b"]);
  assert.deepEqual([...overlay(stored, told).keys()], ["a", "b"]);
});

test("a change that was sent says which payload version it is, whatever app sends it again", () => {
  const old = sent(add([], wish("a"))).map(({ schema: _schema, ...change }) => change);

  const queue = add(old, wish("a", { entry: craving("a", 7) }));

  assert.deepEqual(
    queue.map(({ schema }) => schema),
    [undefined, ENTRY_SCHEMA],
  );
});

test("an unsent change of an older app becomes one of this app when it is changed here", () => {
  const old = add([], wish("a")).map(({ schema: _schema, ...change }) => change);

  const both = only(add(old, wish("a", { entry: craving("a", 7) })));

  assert.equal(both.schema, ENTRY_SCHEMA);
});
