// Owns sealing the keys that read under what locks the app (docs/crypto.md, "A lock on the phone"). Refuses to store.
import type { Device } from "#api/schema.gen.ts";
import { type Bytes, join, openCached, sealCached } from "./vault.ts";

export const SALT_BYTES = 32;
// OWASP Password Storage Cheat Sheet (2023), PBKDF2-HMAC-SHA256; 0.1 s on a computer, docs/threat-model.md says for whom that is enough.
export const PIN_ROUNDS = 600_000;

const utf8 = new TextEncoder();

export type Opener = { kind: "pin" | "passkey"; owner: string; salt: Bytes; secret: Bytes };

export async function pinSecret(pin: string, salt: Bytes): Promise<Bytes> {
  const typed = await crypto.subtle.importKey("raw", utf8.encode(pin), "PBKDF2", false, [
    "deriveBits",
  ]);
  const pbkdf2 = { name: "PBKDF2", hash: "SHA-256", salt, iterations: PIN_ROUNDS };
  return new Uint8Array(await crypto.subtle.deriveBits(pbkdf2, typed, 256));
}

async function wrappingKey({ kind, owner, salt, secret }: Opener): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveKey"]);
  const info = join("ebb/v1/lock", kind, owner);
  const hkdf = { name: "HKDF", hash: "SHA-256", salt, info };
  const cipher = { name: "AES-GCM", length: 256 };
  return crypto.subtle.deriveKey(hkdf, material, cipher, false, ["encrypt", "decrypt"]);
}

const placeOf = ({ owner }: Opener) => ({ owner, row: "lock" });

export const sealKeys = async (opener: Opener, keys: Device): Promise<Bytes> =>
  sealCached(await wrappingKey(opener), placeOf(opener), keys);

/** Null: that was not it. */
export const openKeys = async (opener: Opener, sealed: Bytes): Promise<Device | null> =>
  openCached<Device>(await wrappingKey(opener), placeOf(opener), sealed).catch(() => null);
