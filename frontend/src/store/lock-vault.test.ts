import assert from "node:assert/strict";
import { test } from "node:test";
import { type Opener, openKeys, pinSecret, sealKeys } from "./lock-vault.ts";
import type { Bytes } from "./vault.ts";

const hex = (text: string): Bytes =>
  Uint8Array.from(text.match(/../g) ?? [], (two) => Number.parseInt(two, 16));

const SALT = Uint8Array.from({ length: 32 }, (_, n) => n);
const PIN = "280471";
const KEYS = {
  cache_key: "jjy9iYb36guW3LH62pO2T7DI1tE8c6Uzk2-gKQsh5Is",
  outbox: { kty: "EC" },
} as unknown as Parameters<typeof sealKeys>[1];

// Made from docs/crypto.md alone, by a program in another language.
const SECRET = "5c61e34a784bf4b48db7aef81c7933eea61729e47026e1f8da044409154475ee";
const SEALED = hex(
  [
    "01000102030405060708090a0bda741e885befdfa21e86671322a6f267abb2d1c2da2db06d7c4e1da16208c53a8c",
    "40baa40fea22262324caabb5a99c1c0cb2fb34c7d92f8c11d09a0314253bb99413774a744692f61b39ca9ba1e46c",
    "aeb692aeee48c4d632317f533e8be33f7664eaa52183a1490e589e709fef4ed70c74f06684af0001ddbcb67a47a2",
    "bc57b0dbbc8118ce42cf2960541a089c9fb700e96980baf9e3fa35f2616720c7680c2a76ecf6b0d40a9b45aaa2fe",
    "7334fd851f5fbecd36ddcafdf009cf56735ea297d1b1d037c63dc055b85b57d26393fb27b649b2284fc807bceedc",
    "522f87564898fad79ce2a5a0ca528d834e794d26e6cbbdaecfaa45f65d8fe8dcb1ca288e6f552458e48f08e3f13d",
    "5978f1a43bf0a5749131103ff0f26cb792c885189fc60fca8728cfe666af37b90fb37b7a8a7e6e24ef8a1502d993",
    "9a6f52b86119f51d96723bfbcb766854f21ff1e40ed7cb62c1570ecf9c99d736862f9b710019703d17549f331e40",
    "71b6466a4be9faf18ab6b1ff07e08fe025c6b333784eeefc0beee5a0e56cc6973621ff88ea7ed90dae84c96219d9",
    "f266bf9d380c49f3d24d23f68dbd973d5e9a07d423ff4dca7da27abb168c54c5d15d1eb576b1dd2d7f7bc38bdf6f",
    "234bf5831abf6afda9258f73aac35214c9aa21cb0a90b65c0b7e821c20ad7d60c4a617acd6b0c61725cd698d9851",
    "2358c017dd21ebbfde31f5411c3704c278ea2393d11c790bfe8be7eb9eaea6cae221a6",
  ].join(""),
);

const opener = async (pin: string, change: Partial<Opener> = {}): Promise<Opener> => ({
  ...{ kind: "pin", owner: "0000-alice", salt: SALT, secret: await pinSecret(pin, SALT) },
  ...change,
});

test("the secret of a PIN is what the page about crypto says", async () => {
  assert.deepEqual(await pinSecret(PIN, SALT), hex(SECRET));
});

test("keys sealed elsewhere by the same description open", async () => {
  assert.deepEqual(await openKeys(await opener(PIN), SEALED), KEYS);
});

test("another PIN, kind of lock, owner or salt opens nothing", async () => {
  const right = await opener(PIN);
  const wrong = [
    await opener("280472"),
    { ...right, kind: "passkey" as const },
    { ...right, owner: "0000-mallory" },
    { ...right, salt: new Uint8Array(32) },
  ];

  const opened = await Promise.all(wrong.map((each) => openKeys(each, SEALED)));

  assert.deepEqual(opened, [null, null, null, null]);
});

test("what was sealed here opens here, and never looks the same twice", async () => {
  const right = await opener(PIN);
  const [one, other] = [await sealKeys(right, KEYS), await sealKeys(right, KEYS)];

  assert.deepEqual(await openKeys(right, one), KEYS);
  assert.notDeepEqual(one, other);
});
