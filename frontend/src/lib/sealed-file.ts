// Owns sealing a file under a passphrase: a JWE (RFC 7516) that any JOSE program opens, in a page that opens itself.
import { toBase64Url } from "./base64url.ts";

type Bytes = Uint8Array<ArrayBuffer>;

const ALG = "PBES2-HS512+A256KW"; // RFC 7518, section 4.8
export const ROUNDS = 210_000; // OWASP Password Storage Cheat Sheet (2023), PBKDF2-HMAC-SHA512
const SALT_BYTES = 16; // RFC 7518, section 4.8.1.1: eight or more
const KEY_BYTES = 32; // RFC 7518, section 5.3: A256GCM
const NONCE_BYTES = 12; // RFC 7518, section 5.3: 96 bits
const TAG_BYTES = 16; // RFC 7518, section 5.3: 128 bits

const utf8 = new TextEncoder();

const random = (size: number): Bytes => crypto.getRandomValues(new Uint8Array(size));

/** The salt as RFC 7518, section 4.8.1.1 has it: the algorithm's name, a zero, the salt of the header. */
const saltOf = (salt: Bytes): Bytes => new Uint8Array([...utf8.encode(ALG), 0, ...salt]);

async function wrappingKey(passphrase: string, salt: Bytes): Promise<CryptoKey> {
  // One way to write each letter, so that another keyboard opens it too.
  const typed = utf8.encode(passphrase.normalize("NFKC"));
  const material = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveKey"]);
  const pbkdf2 = { name: "PBKDF2", hash: "SHA-512", salt: saltOf(salt), iterations: ROUNDS };
  const wrap = { name: "AES-KW", length: 256 };
  return crypto.subtle.deriveKey(pbkdf2, material, wrap, false, ["wrapKey"]);
}

/** The content as a compact JWE; `type` is its media type. */
export async function sealUnder(passphrase: string, content: Bytes, type: string): Promise<string> {
  const salt = random(SALT_BYTES);
  const cipher = { name: "AES-GCM", length: KEY_BYTES * 8 };
  const key = await crypto.subtle.generateKey(cipher, true, ["encrypt"]);
  const wrapped = await crypto.subtle.wrapKey(
    "raw",
    key,
    await wrappingKey(passphrase, salt),
    "AES-KW",
  );
  const names = { alg: ALG, enc: "A256GCM", p2s: toBase64Url(salt), p2c: ROUNDS, cty: type };
  const header = toBase64Url(utf8.encode(JSON.stringify(names)));
  const nonce = random(NONCE_BYTES);
  const gcm = { name: "AES-GCM", iv: nonce, additionalData: utf8.encode(header) };
  const sealed = new Uint8Array(await crypto.subtle.encrypt(gcm, key, content));
  const body = sealed.subarray(0, -TAG_BYTES);
  const tag = sealed.subarray(-TAG_BYTES);
  const parts = [new Uint8Array(wrapped), nonce, body, tag].map((part) => toBase64Url(part));
  return [header, ...parts].join(".");
}

/** What the page says, in the language of the app that made it. */
export type PageWords = Record<
  "lang" | "title" | "hint" | "label" | "open" | "wrong" | "working" | "opened" | "save" | "old",
  string
>;
export type PageParts = { jwe: string; fileName: string; words: PageWords };
/** The script and the style of the page, as they stand in it. */
export type PageCode = { script: string; style: string };

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (each) => `&#${each.charCodeAt(0)};`);

async function sourceOf(code: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", utf8.encode(code));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
}

/** One file that opens offline in any browser by typing the passphrase; it loads nothing and sends nothing. */
export async function selfOpening(
  { jwe, fileName, words }: PageParts,
  { script, style }: PageCode,
): Promise<string> {
  const policy = `default-src 'none'; script-src ${await sourceOf(script)}; style-src ${await sourceOf(style)}; form-action 'none'; base-uri 'none'`;
  const said = (["wrong", "working", "opened", "save", "old"] as const)
    .map((each) => ` data-${each}="${escaped(words[each])}"`)
    .join("");
  return `<!doctype html>
<html lang="${escaped(words.lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${escaped(words.title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escaped(words.title)}</h1>
<p>${escaped(words.hint)}</p>
<form>
<label for="passphrase">${escaped(words.label)}</label>
<input id="passphrase" type="password" autocomplete="off" autocapitalize="none" spellcheck="false" required>
<button>${escaped(words.open)}</button>
</form>
<p role="status" id="said"${said}></p>
<p><a id="file" download="${escaped(fileName)}" hidden></a></p>
<pre id="text" tabindex="0" hidden></pre>
</main>
<script type="application/jose" id="sealed">${jwe}</script>
<script>${script}</script>
</body>
</html>
`;
}
