import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type Bytes,
  importCacheKey,
  importPair,
  openCached,
  openFromOutbox,
  sealCached,
  sealToOutbox,
} from "./vault.ts";

// The golden device keys of tests/crypto/golden.json.
const CACHE_KEY = "jjy9iYb36guW3LH62pO2T7DI1tE8c6Uzk2-gKQsh5Is";
const JWK = {
  kty: "EC",
  crv: "P-256",
  x: "2Vpzc6QkvkBYUfa4YKuKMmpsJB-t90J5zAcW2OHXBoE",
  y: "ARCjxgu_cwwTvzTSyvS0TzWQ6phdff2vRj4lSYy0Qg0",
  d: "2vKvqlCBnSNhL3r1o6RDpiQA023tbjmZUZ7ScTGAPso",
};
const PLACE = { owner: "0000-alice", row: "entry/1" };
const VALUE = { text: "nobody else reads this" };

const hex = (text: string): Bytes =>
  Uint8Array.from(text.match(/../g) ?? [], (two) => Number.parseInt(two, 16));

test("a copy opens at its place with its key", async () => {
  const key = await importCacheKey(CACHE_KEY);
  const sealed = await sealCached(key, PLACE, VALUE);

  assert.deepEqual(await openCached(key, PLACE, sealed), VALUE);
});

test("an outbox row opens with the private half alone", async () => {
  const pair = await importPair(JWK);
  const sealed = await sealToOutbox(pair.seal, PLACE, VALUE);

  assert.deepEqual(await openFromOutbox(pair, PLACE, sealed), VALUE);
  await assert.rejects(openFromOutbox({ ...pair, open: pair.seal }, PLACE, sealed));
});

test("nothing opens at another place, for another owner, or with a changed byte", async () => {
  const key = await importCacheKey(CACHE_KEY);
  const pair = await importPair(JWK);
  const copy = await sealCached(key, PLACE, VALUE);
  const row = await sealToOutbox(pair.seal, PLACE, VALUE);

  for (const place of [
    { ...PLACE, row: "entry/2" },
    { ...PLACE, owner: "0000-carol" },
  ]) {
    await assert.rejects(openCached(key, place, copy));
    await assert.rejects(openFromOutbox(pair, place, row));
  }
  for (let at = 0; at < row.length; at += 1) {
    const changed = Uint8Array.from(row, (byte, n) => (n === at ? byte ^ 1 : byte));
    await assert.rejects(openFromOutbox(pair, PLACE, changed), `byte ${at}`);
  }
  for (let at = 0; at < copy.length; at += 1) {
    const changed = Uint8Array.from(copy, (byte, n) => (n === at ? byte ^ 1 : byte));
    await assert.rejects(openCached(key, PLACE, changed), `byte ${at}`);
  }
});

test("the same words are sealed differently each time, and the size tells only a class", async () => {
  const { seal } = await importPair(JWK);
  const sizes = new Set<number>();
  const seen = new Set<string>();
  for (const text of ["", "a", "a longer note than that", "a".repeat(400)]) {
    const row = await sealToOutbox(seal, PLACE, { text });
    sizes.add(row.length);
    seen.add(row.slice(1, 66).join());
  }

  assert.deepEqual([...sizes], [1 + 65 + 12 + 512 + 16]);
  assert.equal(seen.size, 4);
  assert.equal((await sealToOutbox(seal, PLACE, "x".repeat(5000))).length, 1 + 65 + 12 + 8192 + 16);
});

test("keys cannot be read by script", async () => {
  const { open } = await importPair(JWK);
  const cache = await importCacheKey(CACHE_KEY);

  assert.equal(open.extractable, false);
  await assert.rejects(crypto.subtle.exportKey("jwk", open));
  await assert.rejects(crypto.subtle.exportKey("raw", cache));
});

test("bytes sealed by another program open here", async () => {
  const key = await importCacheKey(CACHE_KEY);
  const pair = await importPair(JWK);

  assert.deepEqual(await openCached(key, PLACE, hex(GOLDEN_COPY)), VALUE);
  assert.deepEqual(await openFromOutbox(pair, PLACE, hex(GOLDEN_ROW)), VALUE);
});

// Written once by a program in another language from the tables of docs/crypto.md; nonce a0 a1 … ab.
const GOLDEN_COPY = [
  "01a0a1a2a3a4a5a6a7a8a9aaab2e3c4212cdb82636f0eb45deeac8d06f949e41224cfc13b230c366eec48b87a2",
  "8dc55bc04b9c40d5ff8e95112dd11dd6e4b982e406c08d647af8d5cb5a765bde02aaceb18e0dff7d6167d287bf",
  "1f3bcc187a6a0f0f8e36e317d1307ef76c64e6f6e0e1c02d9368ec2b44ac110210381b7b04ef3f5580672214bd",
  "511cb2aa8fc1820de2fc82a3d5d9486612106bc64c89ba6967048a06012da87f9ece85e0da4a7a3e8dc8527c65",
  "bb31b7d76c4558e0d20bafc809c27663f6f0849b4281ac3c07c8d7f932c570fcb7403f594520fe9d8faee9519e",
  "8bb88a7a8139d34e5f7e1b289692e4169ce7be1c9d302297da6722316948e2f8854f8f382b7c1670607c94c95f",
  "8f3fdc1d92ffbb88606812b41188d6106f821d57495ef2b5338e77f952ae9c34db224e1c16fcdbbae1585296ed",
  "8f712cb9653997e7319a32bb7c9bece31f0aa62d8dd928a35d5a9095d66bfd716b69c030b014b1db613944c23e",
  "9d7b6785f50769683c4b564eacc2d0f19e40c783e101013ecb417f74a6d9fb19c990ca8393e87b0b02ca7952d5",
  "38fb1b8fbaae2201e81a69626d19f3222c276e6a1ab8c7c19ce12cc34e99c93a6ef00609747e90733511dd5aff",
  "eb96f6a95e6cf5c8540775efbaeaf844d05c18278256e33cf3c48187e38b941c0355d5125ba795167ef6bccee3",
  "7118ea661621fa5ca56ec046fd8db5c573b0dea0af1a3f703f1c261b4d5fcd3b8cf9b7e2cbbff38bddc8228684",
  "52",
].join("");
const GOLDEN_ROW = [
  "01049fad84aeae08bbef7f010014d82cef6a09de2b0cf871b5ce0c4f1d13a59a593407cb45769f1070e2c2470f",
  "e5b1bfe63133c0b0cdc64ea4bf3791a8ec2a07fd4fa0a1a2a3a4a5a6a7a8a9aaab117bbf6090872f63deb4eec5",
  "6049e5f1a3d19b8c10e5e5df0a6b0c452aebe6a26d30a2f563513c644dc90c3cd88e496ab99f40dd24c5b66833",
  "f5e1a671615c74f31d8344b41360eb7e99b5bdf30705561c1cf5fac508fa151dd80f6a7d5b10506ec8161c0486",
  "dd238db1f4f7957465c4c5cc86538bf067732a113afee117fb35eeb648839090a2731f13e0bd419c577c2db887",
  "9f1f9e02eaf05f580085898686d0099911d33118ee8e51a5a8763bcd615aacf3bf787e25bb8c84da6b2157f0c7",
  "28dcaae9d4e95daf0dad1ae7affe780be2dc723dba6d6b37deb781ea892863fccb5a972a15fb180658bf1a78a1",
  "15762c6a408a23b4e0d5ceba9acd33cc75832effe1c5965f3b022bde7463d6ab0d49c8adfab1f354a9fa7ba086",
  "f63ae85cd6cde7abd27da4f22bdab883d34cc0a20e223bb5a4e6707b13e3ba473af209d95d7bd425c33a39418d",
  "20170239fcb026f7bfceb53655a3b1005432a459f631b529ce52df21d9339102366d5ba12b90f8615a90779d8a",
  "b3845724b07b20d14f552d76c75888d38879585500169a955a38095385f4209e5ffe0cfe14104e4865d595cc8e",
  "4647efd222b2d9383118f30307780f13d90576d996a6e205e42b60e9cced57a7aa17dc9178c82b2f012eec0e80",
  "e54e7cc5ed804980ed3d3cf73c807070cc02d24084334bc24c462426cd171d45731508daeba3711f7ef71304c3",
  "aaea5e3d74ef3ffb15d560ae7e399c7de475081579",
].join("");
