// Owns asking the server for what a link stands for. It gets sealed bytes; the key stays in the page.
import type { Link } from "./link.ts";

export type Refusal =
  | { why: "gone" }
  | { why: "passcode"; remaining: number }
  | { why: "busy"; seconds: number }
  | { why: "unreachable" };

export type Retrieved = { sealed: string[] } | Refusal;

type Manifest = { files?: { contentType?: string; embedded?: string; location?: string }[] };

const FHIR = /^application\/fhir\+json\b/;
/** Beyond it the server gives a location instead; both work. */
const EMBEDDED_BYTES = 8 * 1024 * 1024;
const DEFAULT_WAIT_SECONDS = 5;

async function ask(path: string, init: RequestInit): Promise<Response | Refusal> {
  // No cookie goes along: the owner's browser is a stranger here like any other.
  const options: RequestInit = { ...init, credentials: "omit", cache: "no-store" };
  const response = await fetch(path, options).catch(() => null);
  if (!response || response.status >= 500) return { why: "unreachable" };
  if (response.status === 401) {
    const body = (await response.json().catch(() => ({}))) as { remainingAttempts?: number };
    return { why: "passcode", remaining: body.remainingAttempts ?? 0 };
  }
  if (response.status === 429) {
    const seconds = Number(response.headers.get("Retry-After")) || DEFAULT_WAIT_SECONDS;
    return { why: "busy", seconds };
  }
  return response.ok ? response : { why: "gone" };
}

const isRefusal = (answer: object): answer is Refusal => "why" in answer;

async function fileOf(file: { embedded?: string; location?: string }): Promise<string | Refusal> {
  if (file.embedded) return file.embedded;
  // Whatever origin it names, it is asked for here: the policy of this page allows no other.
  const path = /\/shl\/[\w/.~-]+$/.exec(file.location ?? "")?.[0];
  if (!path) return { why: "gone" };
  const answer = await ask(path, {});
  return isRefusal(answer) ? answer : answer.text();
}

async function direct(link: Link, recipient: string): Promise<Retrieved> {
  const answer = await ask(`${link.path}?recipient=${encodeURIComponent(recipient)}`, {});
  return isRefusal(answer) ? answer : { sealed: [await answer.text()] };
}

async function listed(link: Link, recipient: string, passcode: string): Promise<Retrieved> {
  const asked = {
    recipient,
    embeddedLengthMax: EMBEDDED_BYTES,
    ...(link.hasPasscode && { passcode }),
  };
  const answer = await ask(link.path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(asked),
  });
  if (isRefusal(answer)) return answer;
  const manifest = (await answer.json()) as Manifest;
  const sealed: string[] = [];
  for (const file of manifest.files ?? []) {
    if (!FHIR.test(file.contentType ?? "")) continue;
    const found = await fileOf(file);
    if (typeof found !== "string") return found;
    sealed.push(found);
  }
  return sealed.length > 0 ? { sealed } : { why: "gone" };
}

/** `recipient` is what the person who shared will read beside the time. */
export const retrieve = (link: Link, recipient: string, passcode: string): Promise<Retrieved> =>
  link.isDirect ? direct(link, recipient) : listed(link, recipient, passcode);
