// Owns when the phone and the server meet: one tab at a time, again after a pause, and whenever there is a reason to.
import { account, sessionState } from "#api/session.ts";
import { ProblemError } from "#lib/problem.ts";
import { isCaching } from "./cache.ts";
import { waitingCount } from "./outbox.ts";
import { exclusively } from "./places.ts";
import { pull } from "./pull.ts";
import { push } from "./push.ts";
import { pushSettings } from "./push-settings.ts";
import { synced } from "./synced.ts";

const RETRY_MS = [2_000, 5_000, 15_000, 30_000];
const SOON_MS = 30_000; // nothing to read again when the person only looked away for a moment

let running: Promise<void> | null = null;
let again = false;
let due = true;
let readable = false;
let pulledAt = Number.NEGATIVE_INFINITY;
let failures = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

const isAllowed = () =>
  account.value !== null && ["open", "unreachable", "resuming"].includes(sessionState.value);

/** True when entries went out or came in. */
async function meet(): Promise<boolean> {
  let isNews = await push();
  await pushSettings();
  if (!due || !readable || !isCaching()) return isNews;
  isNews = (await pull()) || isNews;
  due = false;
  pulledAt = Date.now();
  // A history that began anew may have left something to send.
  if (waitingCount.value > 0) await push();
  return isNews;
}

function retryLater(): void {
  const wait = RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? 0;
  failures += 1;
  clearTimeout(timer);
  // Not all phones of a village at once after its mast returns.
  timer = setTimeout(() => void sync(), wait * (0.75 + Math.random() / 2));
}

/** True when it went well. */
async function attempt(): Promise<boolean> {
  try {
    if (await exclusively("ebb-sync", meet)) synced.value += 1;
    failures = 0;
    return true;
  } catch (error) {
    // Without a session nothing is wrong with what waits: it goes on after the next sign-in.
    if (!(error instanceof ProblemError && error.status === 401)) retryLater();
    return false;
  }
}

async function run(): Promise<void> {
  do again = false;
  while ((await attempt()) && again && isAllowed());
}

export function sync({ pulling = false } = {}): Promise<void> {
  due ||= pulling;
  if (!isAllowed()) return Promise.resolve();
  if (!due && waitingCount.value === 0) return Promise.resolve();
  again = true;
  clearTimeout(timer);
  running ??= run().finally(() => {
    running = null;
  });
  return running;
}

/** Nothing is read before what this phone holds is open: it says where to go on from. */
export function allowPulling(allowed: boolean): void {
  readable = allowed;
  if (allowed) void sync({ pulling: true });
}

function wake(): void {
  if (document.visibilityState !== "visible") return;
  void sync({ pulling: Date.now() - pulledAt > SOON_MS });
}

export function startSync(): void {
  addEventListener("online", () => {
    failures = 0;
    void sync({ pulling: true });
  });
  addEventListener("pageshow", wake);
  document.addEventListener("visibilitychange", wake);
  sessionState.subscribe((state) => {
    if (state === "open") void sync({ pulling: true });
  });
}
