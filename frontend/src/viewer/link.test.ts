import assert from "node:assert/strict";
import { test } from "node:test";
import { readLink } from "./link.ts";

const ID = "A".repeat(43);
const KEY = Buffer.alloc(32, 7).toString("base64url");
const link = (payload: object) =>
  `#shlink:/${Buffer.from(JSON.stringify(payload)).toString("base64url")}`;
const whole = { url: `https://journal.example/shl/${ID}`, key: KEY, flag: "LP", label: "Record" };

test("a link gives the path to ask, the key and whether a passcode is needed", () => {
  const read = readLink(link(whole));

  assert.equal(read?.path, `/shl/${ID}`);
  assert.deepEqual(read?.key, new Uint8Array(Buffer.alloc(32, 7)));
  assert.equal(read?.hasPasscode, true);
  assert.equal(read?.isDirect, false);
});

test("a clinic code is known by its flag, and a link without flags needs no passcode", () => {
  assert.equal(readLink(link({ ...whole, flag: "U", exp: 1_800_000_000 }))?.isDirect, true);
  assert.equal(readLink(link({ ...whole, flag: undefined }))?.hasPasscode, false);
});

test("a link passed on with its signs written as bytes is read too", () => {
  assert.ok(readLink(link(whole).replace("shlink:/", "shlink%3A%2F")));
});

test("whatever is not one of this server's links is none", () => {
  const wrong = [
    "",
    "#",
    "#shlink:/",
    "#shlink:/%%%",
    "#shlink:/bm90IGpzb24",
    link({ ...whole, url: undefined }),
    link({ ...whole, url: "https://journal.example/api/v1/entries" }),
    link({ ...whole, url: `https://journal.example/shl/${ID}/files/x` }),
    link({ ...whole, url: `https://journal.example/shl/${"A".repeat(42)}` }),
    link({ ...whole, key: "short" }),
    link({ ...whole, key: 7 }),
    link({ ...whole, key: `${KEY.slice(0, -1)}=` }),
    link(["url"]),
    "#shlink:/bnVsbA",
  ];

  assert.deepEqual(
    wrong.map((text) => readLink(text)),
    wrong.map(() => null),
  );
});
