import assert from "node:assert/strict";
import { createCipheriv } from "node:crypto";
import { test } from "node:test";
import { deflateRawSync, deflateSync } from "node:zlib";
import { MOST_BYTES, openJwe, SealBrokenError } from "./jwe.ts";

const KEY = new Uint8Array(Buffer.alloc(32, 3));
const b64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString("base64url");

/** As another program seals it: node's own AES-GCM. */
function sealed(content: Uint8Array, header: object, key: Uint8Array = KEY): string {
  const head = b64(JSON.stringify(header));
  const nonce = Buffer.alloc(12, 9);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(head));
  const body = Buffer.concat([cipher.update(content), cipher.final()]);
  return [head, "", b64(nonce), b64(body), b64(cipher.getAuthTag())].join(".");
}

const PLAIN = { alg: "dir", enc: "A256GCM", cty: "application/fhir+json" };
const words = Buffer.from('{"resourceType":"Bundle"}');

test("what another program sealed opens, plain and packed", async () => {
  assert.deepEqual(Buffer.from(await openJwe(KEY, sealed(words, PLAIN))), words);
  const packed = sealed(deflateRawSync(words), { ...PLAIN, zip: "DEF" });
  assert.deepEqual(Buffer.from(await openJwe(KEY, packed)), words);
});

test("another key, another algorithm, a changed byte or a missing part opens nothing", async () => {
  const good = sealed(words, PLAIN);
  const [head = "", , nonce = "", body = "", tag = ""] = good.split(".");
  const flip = (part: string) => `${part.startsWith("A") ? "B" : "A"}${part.slice(1)}`;
  const wrong = [
    sealed(words, PLAIN, new Uint8Array(Buffer.alloc(32, 4))),
    sealed(words, { ...PLAIN, alg: "A256KW" }),
    sealed(words, { ...PLAIN, enc: "A128GCM" }),
    sealed(words, { ...PLAIN, crit: ["exp"] }),
    sealed(words, { ...PLAIN, zip: "GZIP" }),
    [head, "", nonce, flip(body), tag].join("."),
    [head, "", nonce, body, flip(tag)].join("."),
    [head, "", flip(nonce), body, tag].join("."),
    [head, "AAAA", nonce, body, tag].join("."),
    [head, "", nonce, body].join("."),
    `${good}.AAAA`,
    "",
    "....",
  ];

  for (const text of wrong) await assert.rejects(openJwe(KEY, text), SealBrokenError);
});

test("what is packed in another way, or larger than any record, opens nothing", async () => {
  const zlib = sealed(deflateSync(words), { ...PLAIN, zip: "DEF" });
  const bomb = sealed(deflateRawSync(Buffer.alloc(MOST_BYTES + 1)), { ...PLAIN, zip: "DEF" });

  await assert.rejects(openJwe(KEY, zlib), SealBrokenError);
  await assert.rejects(openJwe(KEY, bomb), SealBrokenError);
});
