// Owns the access token (memory only) and its renewal; one renewal at a time across all tabs.
import { signal } from "@preact/signals";
import { type ProblemError, UnreachableError } from "#lib/problem.ts";
import { forget, recall, remember } from "#lib/storage.ts";
import { type Answer, type Exchange, talk } from "./http.ts";
import { earn, type Granted, inTurn, refused } from "./refresh.ts";
import type { Device } from "./schema.gen.ts";

/**
 * "resuming": this phone knows whose journal it is and shows it, while the server is still being asked.
 * "locked": nothing may be read here, so no token is asked for either: the cookies alone would bring the keys back.
 */
export type SessionState =
  | "starting"
  | "signed-out"
  | "locked"
  | "resuming"
  | "open"
  | "expired"
  | "unreachable";
export type Ending = "person" | "server";
type Token = { value: string; expiresAt: number; account: string };
type Message = { token: Token | null };

type DeviceListener = (owner: string, device: Device | null) => void;

const MARGIN_MS = 30_000;
/** A session that was ended elsewhere shows nothing if the server says so within this time. */
const RESUME_AFTER_MS = 1_000;

export const sessionState = signal<SessionState>("starting");
/** Whose session this is: an opaque id, never a name. Null: nobody's. UNKNOWN: someone's, not yet confirmed. */
export const UNKNOWN = "";
export const account = signal<string | null>(null);

let token: Token | null = null;
/** Every page begins locked where a lock is on. */
let barred = recall("lock") !== null;
let renewing: Promise<void> | null = null;
let keysArrived: DeviceListener = () => undefined;
let remembered: () => Promise<string | null> = async () => null;
let ending: Ending = "server";
const channel = new BroadcastChannel("ebb-session");

/** Who ended the last session: somebody here, or the server, for a reason it does not tell. */
export const endedBy = (): Ending => ending;

/** Who takes the keys that come with a session; null on a borrowed device. They are kept nowhere else. */
export function onDevice(listener: DeviceListener): void {
  keysArrived = listener;
}

/** Who knows whose journal this phone was last open on. */
export function rememberBy(source: () => Promise<string | null>): void {
  remembered = source;
}

function accountIn(jwt: string): string {
  const payload = (jwt.split(".")[1] ?? "").replace(/-/g, "+").replace(/_/g, "/");
  return String((JSON.parse(atob(payload)) as { sub?: unknown }).sub ?? "");
}

function adopt(next: Token): void {
  token = next;
  account.value = next.account;
  sessionState.value = "open";
}

function end(state: "signed-out" | "expired", by: Ending = "person"): void {
  token = null;
  ending = by;
  if (state === "signed-out") account.value = null;
  sessionState.value = state;
}

channel.addEventListener("message", (event: MessageEvent<Message>) => {
  if (!event.data.token) end("signed-out");
  else if (!barred) adopt(event.data.token);
});

export function accept(granted: Granted): void {
  const expiresAt = Date.now() + (granted.expires_in ?? 0) * 1000;
  const next = {
    value: granted.access_token,
    expiresAt,
    account: accountIn(granted.access_token),
  };
  adopt(next);
  keysArrived(next.account, granted.device);
  channel.postMessage({ token: next } satisfies Message);
}

/** A hint, not a secret: without it a first visit would ask the server for a session it never had. */
export function expectSession(notMyDevice: boolean): void {
  barred = false;
  forget("handed");
  remember("signed-in", "1", notMyDevice ? "tab" : "erased");
}

/** Everything of the session is gone from this browser; the other tabs hear of it. */
export function drop(): void {
  forget("signed-in");
  end("signed-out");
  channel.postMessage({ token: null } satisfies Message);
}

const isFresh = (known: Token | null): known is Token =>
  known !== null && known.expiresAt - Date.now() > MARGIN_MS;

/** Ended on purpose, perhaps from another device: then nothing stays on this screen. */
function revoked(error: ProblemError): boolean {
  return error.slug === "session-revoked";
}

const lastKnown = async (): Promise<string | null> =>
  account.value || remembered().catch(() => null);

/** Ended for good, or only not reachable: told apart, because only one of them is a log-out. */
async function settle(error: unknown): Promise<void> {
  const owner = await lastKnown();
  if (!refused(error)) {
    if (token) return;
    account.value = owner ?? UNKNOWN;
    sessionState.value = "unreachable";
  } else if (owner && !revoked(error)) {
    account.value = owner;
    end("expired");
  } else {
    forget("signed-in");
    end("signed-out", "server");
  }
}

async function renew(stale: string | null): Promise<void> {
  // While this tab waited for its turn or its answer, another may have shared a newer token.
  const shared = () => isFresh(token) && token.value !== stale;
  if (shared()) return;
  try {
    accept(await earn());
  } catch (error) {
    if (refused(error) && shared()) return;
    await settle(error);
    throw error;
  }
}

function renewOnce(stale: string | null): Promise<void> {
  if (barred) return Promise.reject(new UnreachableError());
  renewing ??= inTurn(() => renew(stale)).finally(() => {
    renewing = null;
  });
  return renewing;
}

async function resume(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, RESUME_AFTER_MS));
  const owner = await lastKnown();
  if (!owner || sessionState.value !== "starting") return;
  account.value = owner;
  sessionState.value = "resuming";
}

/** Called once at start; a failed refresh is an answer here, not an error. */
export async function restore(): Promise<void> {
  if (recall("signed-in") === null) {
    sessionState.value = "signed-out";
    return;
  }
  if (barred) {
    sessionState.value = "locked";
    account.value = (await lastKnown()) ?? UNKNOWN;
    return;
  }
  if (sessionState.value === "starting") void resume();
  await renewOnce(null).catch(() => undefined);
}

/** This page was unlocked; the server is asked whether the session still stands. */
export function unbar(): Promise<void> {
  barred = false;
  sessionState.value = "starting";
  return restore();
}

/** The same exchange with the person's token; renews it when it is old or refused, once. */
export async function talkAs<T>(
  exchange: Exchange,
  send: (asked: Exchange) => Promise<Answer<T>> = talk,
): Promise<Answer<T>> {
  if (!isFresh(token)) await renewOnce(null);
  const used = token?.value ?? null;
  const authorised = (): Exchange => ({
    ...exchange,
    headers: { ...exchange.headers, Authorization: `Bearer ${token?.value ?? ""}` },
  });
  try {
    return await send(authorised());
  } catch (error) {
    if (!refused(error)) throw error;
    await renewOnce(used);
    return send(authorised());
  }
}
