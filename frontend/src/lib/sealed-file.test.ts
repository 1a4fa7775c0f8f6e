import assert from "node:assert/strict";
import { createDecipheriv, pbkdf2Sync } from "node:crypto";
import { test } from "node:test";
import { ROUNDS, sealUnder, selfOpening } from "./sealed-file.ts";

const CONTENT = new TextEncoder().encode('{"text": "something said in confidence, é"}');
const WORDS = {
  lang: "en",
  title: "A <sealed> file",
  hint: "hint",
  label: "label",
  open: "open",
  wrong: 'w"rong',
  working: "working",
  opened: "opened",
  save: "save",
  old: "old",
};
const CODE = { script: 'console.log("x")', style: "a { color: red }" };

/** Opened by other code than sealed it: node's own, after RFC 7518 sections 4.4, 4.8 and 5.3. */
function opened(jwe: string, passphrase: string): string {
  const [header = "", key = "", nonce = "", body = "", tag = ""] = jwe.split(".");
  const head = JSON.parse(Buffer.from(header, "base64url").toString());
  const salt = Buffer.concat([
    Buffer.from(`${head.alg}\0`),
    Buffer.from(head.p2s as string, "base64url"),
  ]);
  const wrapping = pbkdf2Sync(passphrase, salt, head.p2c as number, 32, "sha512");
  const unwrap = createDecipheriv("id-aes256-wrap", wrapping, Buffer.alloc(8, 0xa6));
  const wrapped = Buffer.from(key, "base64url");
  const content = Buffer.concat([unwrap.update(wrapped), unwrap.final()]);
  const open = createDecipheriv("aes-256-gcm", content, Buffer.from(nonce, "base64url"));
  open.setAAD(Buffer.from(header));
  open.setAuthTag(Buffer.from(tag, "base64url"));
  return Buffer.concat([open.update(Buffer.from(body, "base64url")), open.final()]).toString();
}

test("another program opens what was sealed, and not with another passphrase", async () => {
  const jwe = await sealUnder("harbour-lantern-willow", CONTENT, "application/json");

  assert.equal(opened(jwe, "harbour-lantern-willow"), new TextDecoder().decode(CONTENT));
  assert.throws(() => opened(jwe, "harbour-lantern-willov"));
});

test("the header names standards, and at least as many rounds as OWASP asks for", async () => {
  const jwe = await sealUnder("harbour-lantern-willow", CONTENT, "text/csv");
  const head = JSON.parse(Buffer.from(jwe.split(".")[0] ?? "", "base64url").toString());

  assert.equal(head.alg, "PBES2-HS512+A256KW");
  assert.equal(head.enc, "A256GCM");
  assert.equal(head.cty, "text/csv");
  assert.equal(head.p2c, ROUNDS);
  assert.ok(ROUNDS >= 210_000);
  assert.ok(Buffer.from(head.p2s, "base64url").length >= 16);
});

test("the same content sealed twice has nothing in common", async () => {
  const [one, other] = [
    await sealUnder("harbour-lantern-willow", CONTENT, "text/csv"),
    await sealUnder("harbour-lantern-willow", CONTENT, "text/csv"),
  ].map((jwe) => jwe.split("."));

  for (const part of [0, 1, 2, 3, 4]) assert.notEqual(one?.[part], other?.[part]);
});

test("one letter written in two ways opens the same file", async () => {
  const jwe = await sealUnder("cafe\u0301-harbour-lantern", CONTENT, "text/csv");

  assert.ok(opened(jwe, "caf\u00e9-harbour-lantern"));
});

test("the page runs its own script alone, loads nothing and says nothing of what is inside", async () => {
  const jwe = await sealUnder("harbour-lantern-willow", CONTENT, "application/json");
  const page = await selfOpening({ jwe, fileName: "ebb-2026-11-29.json", words: WORDS }, CODE);

  assert.match(page, /default-src 'none'; script-src 'sha256-[\w+/=]+'; style-src 'sha256-/);
  assert.doesNotMatch(page, /https?:|src="|confidence/);
  assert.ok(page.includes("A &#60;sealed&#62; file"));
  assert.ok(page.includes('data-wrong="w&#34;rong"'));
});
