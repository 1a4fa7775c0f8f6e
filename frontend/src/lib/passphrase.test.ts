import assert from "node:assert/strict";
import { test } from "node:test";
import { newId } from "./ids.ts";
import { newPassphrase } from "./passphrase.ts";
import { WORDS } from "./word-list.ts";

test("a passphrase has six known words and over 50 bits", () => {
  const words = newPassphrase().split("-");

  assert.equal(words.length, 6);
  assert.ok(words.every((word) => WORDS.includes(word)));
  assert.ok(6 * Math.log2(WORDS.length) > 50);
});

test("no word is there twice, and each is easy to type", () => {
  assert.equal(new Set(WORDS).size, WORDS.length);
  assert.deepEqual(
    WORDS.filter((word) => !/^[a-z]{3,9}$/.test(word)),
    [],
  );
});

test("two passphrases differ", () => {
  assert.notEqual(newPassphrase(), newPassphrase());
});

test("an id is a random UUID of version 4", () => {
  assert.match(newId(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.notEqual(newId(), newId());
});
