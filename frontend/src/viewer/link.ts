// Owns reading a SMART Health Link (HL7 SHL STU 1) out of an address. Refuses whatever is not one of this server's.
import { fromBase64Url } from "#lib/base64url.ts";

export type Link = {
  /** The path that is asked; the rest of the address is this page's own. */
  path: string;
  key: Uint8Array<ArrayBuffer>;
  hasPasscode: boolean;
  /** A clinic code: one file, asked for with GET. */
  isDirect: boolean;
  expiresAt: number | null;
};

const PREFIX = "shlink:/";
const KEY_BYTES = 32;
/** 256 random bits in base64url. */
const PATH = /\/shl\/[A-Za-z0-9_-]{43}$/;

type Payload = { url?: unknown; key?: unknown; flag?: unknown; exp?: unknown };

function payloadOf(text: string): Payload | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(fromBase64Url(text)));
    return typeof value === "object" && value !== null ? value : null;
  } catch {
    return null;
  }
}

function keyOf(text: unknown): Uint8Array<ArrayBuffer> | null {
  try {
    const key = typeof text === "string" ? fromBase64Url(text) : null;
    return key?.length === KEY_BYTES ? key : null;
  } catch {
    return null;
  }
}

/** From the part of an address behind `#`. */
export function readLink(written: string): Link | null {
  // Some programs that pass links on write these two signs as bytes.
  const fragment = written.replace(/%3a/gi, ":").replace(/%2f/gi, "/");
  const start = fragment.indexOf(PREFIX);
  const payload = start < 0 ? null : payloadOf(fragment.slice(start + PREFIX.length));
  const path = typeof payload?.url === "string" ? PATH.exec(payload.url)?.[0] : undefined;
  const key = keyOf(payload?.key);
  if (!payload || !path || !key) return null;
  const flags = typeof payload.flag === "string" ? payload.flag : "";
  return {
    path,
    key,
    hasPasscode: flags.includes("P"),
    isDirect: flags.includes("U"),
    expiresAt: typeof payload.exp === "number" ? payload.exp : null,
  };
}
