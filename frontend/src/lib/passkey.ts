// Owns asking the phone for a secret that only its owner's face, finger or code brings out. Refuses to know what for.

export type Bytes = Uint8Array<ArrayBuffer>;

/** This phone has no passkey that brings a secret, or its owner said no. */
export class PasskeyError extends Error {}

const random = (size: number): Bytes => crypto.getRandomValues(new Uint8Array(size));

const prf = (salt: Bytes) => ({ prf: { eval: { first: salt } } });

const isBytes = (found: unknown): found is ArrayBuffer => found instanceof ArrayBuffer;

function secretIn(credential: PublicKeyCredential): Bytes | null {
  const first = credential.getClientExtensionResults().prf?.results?.first;
  return isBytes(first) ? new Uint8Array(first) : null;
}

async function ask(work: Promise<Credential | null>): Promise<PublicKeyCredential> {
  const found = await work.catch(() => null);
  if (!(found instanceof PublicKeyCredential)) throw new PasskeyError();
  return found;
}

export const hasPasskeys = (): boolean => "PublicKeyCredential" in globalThis;

/** Nobody checks the challenge: what counts is the secret (WebAuthn Level 3, section 10.1.4, "prf"). */
export async function passkeySecret(credential: Bytes, salt: Bytes): Promise<Bytes> {
  const found = await ask(
    navigator.credentials.get({
      publicKey: {
        challenge: random(32),
        allowCredentials: [{ type: "public-key", id: credential }],
        userVerification: "required",
        extensions: prf(salt),
      },
    }),
  );
  const secret = secretIn(found);
  if (!secret) throw new PasskeyError();
  return secret;
}

export type MadePasskey = { credential: Bytes; secret: Bytes };

/** `name` is what the phone's list of passkeys shows: it must say nothing about the person. */
export async function makePasskey(name: string, salt: Bytes): Promise<MadePasskey> {
  const made = await ask(
    navigator.credentials.create({
      publicKey: {
        challenge: random(32),
        rp: { name },
        user: { id: random(16), name, displayName: name },
        pubKeyCredParams: [
          { type: "public-key", alg: -7 }, // ES256, IANA COSE Algorithms
          { type: "public-key", alg: -257 }, // RS256, IANA COSE Algorithms
        ],
        authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
        extensions: prf(salt),
      },
    }),
  );
  const credential = new Uint8Array(made.rawId);
  // Some phones bring the secret out only when asked again.
  return { credential, secret: secretIn(made) ?? (await passkeySecret(credential, salt)) };
}
