import assert from "node:assert/strict";
import { test } from "node:test";
import type { Change, Part } from "./queue.ts";
import { addSettings, fix, loosen, nextSettings, refuseParts, settle } from "./settings-queue.ts";

let made = 0;
const newId = () => `mutation-${++made}`;
const add = (queue: Change[], base: Part, mine: Part) =>
  addSettings(queue, { owner: "alice", base, mine }, newId());
const next = (queue: Change[]): Change => {
  const found = nextSettings(queue, "alice");
  assert.ok(found);
  return found;
};
const over = (queue: Change[], revision: number, settings: Part) =>
  fix(queue, next(queue).mutationId, { revision, settings }, newId());
const body = (queue: Change[]) => next(queue).settings?.body;

test("changes that never left are one wish, over what stood before the first", () => {
  const queue = add(add([], { a: 1 }, { a: 2 }), { a: 2, b: 1 }, { a: 3, b: 2 });

  assert.equal(queue.length, 1);
  assert.deepEqual(next(queue).settings, {
    base: { a: 1, b: 1 },
    mine: { a: 3, b: 2 },
    body: null,
    lost: [],
  });
});

test("changed and changed back is nothing to send", () => {
  assert.deepEqual(add(add([], { a: ["x"] }, { a: [] }), { a: [] }, { a: ["x"] }), []);
});

test("a wish made where another was not seen yet keeps both", () => {
  const queue = add(
    add([], { a: ["x"] }, { a: ["x", "here"] }),
    { a: ["x"] },
    { a: ["x", "there"] },
  );

  assert.deepEqual(next(queue).settings?.mine, { a: ["x", "there", "here"] });
});

test("a body is made over what is stored and does not change after that", () => {
  const sent = over(add([], { a: [1] }, { a: [1, 2] }), 4, { a: [1, 3], other: true });
  const more = add(sent, { a: [1, 2] }, { a: [1, 2, 5] });

  assert.equal(next(more).ifMatch, 4);
  assert.deepEqual(body(more), { a: [1, 2, 3], other: true });
  assert.equal(more.length, 2);
  assert.deepEqual(over(more, 9, { a: [] }), more);
});

test("after another was quicker the same wish is made anew under another name", () => {
  const sent = over(add([], { a: [1] }, { a: [1, 2] }), 4, { a: [1] });
  const again = loosen(sent, next(sent).mutationId, "anew");

  const anew = over(again, 5, { a: [1, 7] });

  assert.equal(next(anew).mutationId, "anew");
  assert.equal(next(anew).ifMatch, 5);
  assert.deepEqual(body(anew), { a: [1, 2, 7] });
});

test("what was chosen elsewhere as well needs no sending", () => {
  assert.deepEqual(over(add([], { a: 1 }, { a: 2 }), 4, { a: 2 }), []);
});

test("the second of two wishes is sent over what the first became", () => {
  const first = over(add([], { a: [1] }, { a: [1, 2] }), 4, { a: [1, 9] });
  const both = add(first, { a: [1, 2, 9] }, { a: [1, 2] });

  const left = settle(both, next(both).mutationId, newId());

  assert.deepEqual(body(over(left, 5, { a: [1, 2, 9] })), { a: [1, 2] });
});

test("words that had to give way are told once their wish has arrived, also after another try", () => {
  const clashing = over(add([], { goal: "a" }, { goal: "mine" }), 4, { goal: "theirs" });
  const again = loosen(clashing, next(clashing).mutationId, "anew");
  const anew = over(again, 5, { goal: "theirs", other: 1 });

  const [told, ...rest] = settle(anew, "anew", "notice");

  assert.deepEqual(rest, []);
  assert.equal(told?.mutationId, "notice");
  assert.equal(told?.refused?.reason, "merged");
  assert.deepEqual(told?.settings?.lost, [{ mine: "mine", theirs: "theirs" }]);
  assert.equal(nextSettings([told as Change], "alice"), undefined);
});

test("a refused part waits for its person; the rest goes on", () => {
  const queue = over(add([], { a: 1, b: 1 }, { a: 2, b: 2 }), 4, { a: 1, b: 1 });

  const left = refuseParts(queue, next(queue).mutationId, ["settings.a.0"], "rest");

  assert.deepEqual(left[0]?.settings?.mine, { a: 2 });
  assert.equal(left[0]?.refused?.reason, "invalid");
  assert.equal(next(left).mutationId, "rest");
  assert.deepEqual(next(left).settings?.mine, { b: 2 });
});

test("a refusal that names no field holds the whole wish back, and no other", () => {
  const queue = over(add([], { a: 1 }, { a: 2 }), 4, { a: 1 });

  const left = add(refuseParts(queue, next(queue).mutationId, [], "rest"), { b: 1 }, { b: 2 });

  assert.equal(left.length, 2);
  assert.deepEqual(next(left).settings?.mine, { b: 2 });
});

test("somebody else's wishes are none of mine", () => {
  const queue = add([], { a: 1 }, { a: 2 });

  assert.equal(nextSettings(queue, "mallory"), undefined);
});
