import assert from "node:assert/strict";
import { test } from "node:test";
import { fromBase64Url, toBase64Url } from "./base64url.ts";

test("every byte comes back, and the letters are those of RFC 4648 section 5", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, n) => n);
  for (let length = 0; length <= bytes.length; length += 1) {
    const some = bytes.slice(0, length);

    assert.equal(toBase64Url(some), Buffer.from(some).toString("base64url"));
    assert.deepEqual(fromBase64Url(toBase64Url(some)), some);
  }
});

test("a file longer than a call takes arguments is written too", () => {
  const bytes = new Uint8Array(1_000_000).fill(255);

  assert.equal(toBase64Url(bytes), Buffer.from(bytes).toString("base64url"));
});

test("other letters are not half read", () => {
  for (const text of ["a+b", "a/b", "a=", "a b"]) {
    assert.throws(() => fromBase64Url(text));
  }
});
