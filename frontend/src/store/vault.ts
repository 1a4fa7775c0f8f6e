// Owns the sealing of what this phone keeps: bytes in, bytes out (docs/crypto.md, "On a phone"). Refuses to store.

export type Bytes = Uint8Array<ArrayBuffer>;

const VERSION = 1;
const NONCE_BYTES = 12; // NIST SP 800-38D, section 8.2.2: 96 random bits
const POINT_BYTES = 65; // SEC 1, section 2.3.3: an uncompressed point of P-256
const SMALL_STEPS = [512, 1024, 4096]; // as on the server: the size must not tell the kind
const BIG_STEP = 4096;
const CURVE = { name: "ECDH", namedCurve: "P-256" };
const CIPHER = "AES-GCM";

const utf8 = new TextEncoder();
const text = new TextDecoder("utf-8", { fatal: true });

/** Whose value it is, and its place: a sealed value moved elsewhere does not open. */
export type Place = { owner: string; row: string };

export function concat(...parts: Bytes[]): Bytes {
  const all = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function u32(size: number): Bytes {
  const four = new Uint8Array(4);
  new DataView(four.buffer).setUint32(0, size);
  return four;
}

/** Each part behind its length, so that no two lists give the same bytes. */
const join = (...parts: (string | Bytes)[]): Bytes =>
  concat(
    ...parts.flatMap((part) => {
      const bytes = typeof part === "string" ? utf8.encode(part) : part;
      return [u32(bytes.length), bytes];
    }),
  );

function pad(plain: Bytes): Bytes {
  const size = 4 + plain.length;
  const step = SMALL_STEPS.find((each) => size <= each) ?? Math.ceil(size / BIG_STEP) * BIG_STEP;
  return concat(u32(plain.length), plain, new Uint8Array(step - size));
}

function unpad(padded: Bytes): Bytes {
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0);
  if (4 + length > padded.length) throw new TypeError("a frame longer than its value");
  return padded.slice(4, 4 + length);
}

const associated = (label: string, place: Place): Bytes =>
  concat(Uint8Array.of(VERSION), join(label, place.owner, place.row));

type Lock = { key: CryptoKey; nonce: Bytes; data: Bytes };

const gcm = ({ nonce, data }: Lock) => ({ name: CIPHER, iv: nonce, additionalData: data });

async function encrypt(value: unknown, lock: Lock): Promise<Bytes> {
  const padded = pad(utf8.encode(JSON.stringify(value)));
  return new Uint8Array(await crypto.subtle.encrypt(gcm(lock), lock.key, padded));
}

async function decrypt<T>(sealed: Bytes, lock: Lock): Promise<T> {
  const padded = new Uint8Array(await crypto.subtle.decrypt(gcm(lock), lock.key, sealed));
  return JSON.parse(text.decode(unpad(padded))) as T;
}

function versioned(sealed: Bytes): Bytes {
  if (sealed[0] !== VERSION) throw new TypeError("an unknown version of a sealed value");
  return sealed.subarray(1);
}

const CACHE = "ebb/v1/cache";

export async function sealCached(key: CryptoKey, place: Place, value: unknown): Promise<Bytes> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const sealed = await encrypt(value, { key, nonce, data: associated(CACHE, place) });
  return concat(Uint8Array.of(VERSION), nonce, sealed);
}

export async function openCached<T>(key: CryptoKey, place: Place, sealed: Bytes): Promise<T> {
  const body = versioned(sealed);
  const nonce = body.slice(0, NONCE_BYTES);
  return decrypt<T>(body.slice(NONCE_BYTES), { key, nonce, data: associated(CACHE, place) });
}

const OUTBOX = "ebb/v1/outbox-row";

type Ends = { ephemeral: Bytes; recipient: Bytes };

/** HKDF-SHA256 (RFC 5869) over the ECDH secret (SEC 1, section 3.3.1), bound to both ends. */
async function sharedKey(own: CryptoKey, other: CryptoKey, ends: Ends): Promise<CryptoKey> {
  const secret = await crypto.subtle.deriveBits({ name: "ECDH", public: other }, own, 256);
  const material = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveKey"]);
  const info = join("ebb/v1/outbox-seal", ends.ephemeral, ends.recipient);
  const hkdf = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(32), info };
  return crypto.subtle.deriveKey(hkdf, material, { name: CIPHER, length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);
}

const rawPoint = async (key: CryptoKey) =>
  new Uint8Array(await crypto.subtle.exportKey("raw", key));

export const importPoint = (raw: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", raw, CURVE, true, []);

/** Seals to the public half alone: nothing here can open it again. */
export async function sealToOutbox(
  recipient: CryptoKey,
  place: Place,
  value: unknown,
): Promise<Bytes> {
  const pair = (await crypto.subtle.generateKey(CURVE, false, ["deriveBits"])) as CryptoKeyPair;
  const ends = {
    ephemeral: await rawPoint(pair.publicKey),
    recipient: await rawPoint(recipient),
  };
  const key = await sharedKey(pair.privateKey, recipient, ends);
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const sealed = await encrypt(value, { key, nonce, data: associated(OUTBOX, place) });
  return concat(Uint8Array.of(VERSION), ends.ephemeral, nonce, sealed);
}

export type OutboxPair = { seal: CryptoKey; open: CryptoKey };

export async function openFromOutbox<T>(pair: OutboxPair, place: Place, row: Bytes): Promise<T> {
  const body = versioned(row);
  const ephemeral = body.slice(0, POINT_BYTES);
  const nonce = body.slice(POINT_BYTES, POINT_BYTES + NONCE_BYTES);
  const ends = { ephemeral, recipient: await rawPoint(pair.seal) };
  const key = await sharedKey(pair.open, await importPoint(ephemeral), ends);
  const lock = { key, nonce, data: associated(OUTBOX, place) };
  return decrypt<T>(body.slice(POINT_BYTES + NONCE_BYTES), lock);
}

/** The keys a session brings, as the browser holds them: script may use them, not read them. */
export async function importPair(jwk: JsonWebKey): Promise<OutboxPair> {
  const { d: _d, ...publicJwk } = jwk;
  return {
    seal: await crypto.subtle.importKey("jwk", publicJwk, CURVE, true, []),
    open: await crypto.subtle.importKey("jwk", jwk, CURVE, false, ["deriveBits"]),
  };
}

export function importCacheKey(base64url: string): Promise<CryptoKey> {
  const binary = atob(base64url.replace(/-/g, "+").replace(/_/g, "/"));
  const raw = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  return crypto.subtle.importKey("raw", raw, CIPHER, false, ["encrypt", "decrypt"]);
}
