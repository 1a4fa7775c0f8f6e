// Owns opening a compact JWE (RFC 7516) sealed with `dir` and A256GCM, inflated where it says so. In the browser alone.
import { fromBase64Url } from "#lib/base64url.ts";

/** More than any record: what inflates further was not made here. */
export const MOST_BYTES = 48 * 1024 * 1024;
const TAG_BITS = 128; // RFC 7518 section 5.3

/** It does not open: another key, changed bytes, or no JWE of this kind. */
export class SealBrokenError extends Error {}

type Header = { alg?: unknown; enc?: unknown; zip?: unknown; crit?: unknown };

function headerOf(part: string): Header {
  const header = JSON.parse(new TextDecoder().decode(fromBase64Url(part))) as Header;
  if (header.alg !== "dir" || header.enc !== "A256GCM" || "crit" in header)
    throw new SealBrokenError();
  if (header.zip !== undefined && header.zip !== "DEF") throw new SealBrokenError();
  return header;
}

async function inflate(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (const reader = stream.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > MOST_BYTES) throw new SealBrokenError();
    parts.push(value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

async function decrypt(raw: Uint8Array<ArrayBuffer>, compact: string) {
  const [protectedPart = "", encryptedKey, nonce = "", sealed = "", tag = "", ...rest] =
    compact.split(".");
  if (encryptedKey !== "" || rest.length > 0) throw new SealBrokenError();
  const header = headerOf(protectedPart);
  const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["decrypt"]);
  const parameters = {
    name: "AES-GCM",
    iv: fromBase64Url(nonce),
    additionalData: new TextEncoder().encode(protectedPart),
    tagLength: TAG_BITS,
  };
  const whole = new Uint8Array(
    await new Blob([fromBase64Url(sealed), fromBase64Url(tag)]).arrayBuffer(),
  );
  const opened = new Uint8Array(await crypto.subtle.decrypt(parameters, key, whole));
  return header.zip ? inflate(opened) : opened;
}

/** The bytes inside. Throws SealBrokenError, whatever is wrong. */
export async function openJwe(
  key: Uint8Array<ArrayBuffer>,
  compact: string,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await decrypt(key, compact.trim());
  } catch {
    throw new SealBrokenError();
  }
}
