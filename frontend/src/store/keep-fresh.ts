// Owns keeping fresh links up to date after a sync, and asking before something grave goes along. Refuses to send it in a hurry.
import { effect, signal } from "@preact/signals";
import { sessionState } from "#api/session.ts";
import type { Entry } from "#lib/entry.ts";
import { isGrave, isShownBy } from "#lib/grave.ts";
import { ProblemError } from "#lib/problem.ts";
import { saved } from "#lib/saved.ts";
import type { Share } from "#lib/sharing.ts";
import { keepRow, recallRow } from "./cache.ts";
import { entries } from "./entries.ts";
import { isWaiting, waitingCount } from "./outbox.ts";
import { exclusively } from "./places.ts";
import { settings } from "./settings.ts";
import { changeShare, knowShares, loadShares, openShares, refreshShare } from "./shares.ts";
import { synced } from "./synced.ts";

const ROW = "shares-fresh";
/** Nothing grave is sealed sooner after it was saved. */
const PAUSE_MS = 15 * 60 * 1000;
/** Longer than an undo is offered, and one sealing for several entries in a row. */
const QUIET_MS = 10_000;
const RETRY_MS = 60_000;
/** The server seals sixty times an hour at most. */
const PACE_MS = 60_000;

type Asked = { at: number; isFine: boolean };
/** `due`: something was synced that the links do not have. `seen`: grave entries they have, or that were answered. */
type Fresh = { due: boolean; asked: Record<string, Asked>; seen: string[] };

let fresh: Fresh | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let earliest = 0;
let sealedAt = Number.NEGATIVE_INFINITY;
let isStarted = false;
const savedHere = new Set<string>();

export type Question = { entry: Entry; shares: Share[]; from: number };
/** What would go along next, and has not been answered. */
export const questions = signal<Question[]>([]);

const kept = (): Share[] =>
  openShares().filter(({ mode, keep_fresh }) => mode === "link" && keep_fresh);

const showing = (entry: Entry): Share[] =>
  kept().filter((share) => isShownBy(entry, share.include) && !share.hold_back.includes(entry.id));

function write(next: Fresh): void {
  fresh = next;
  void keepRow(ROW, next).catch(() => undefined);
}

/** Grave, on the server, in a link, and not in it yet. */
function newGrave(known: Fresh): Entry[] {
  const all = entries.value;
  const asOf = Math.min(...kept().map(({ as_of }) => Date.parse(as_of)));
  const isNew = (entry: Entry) => savedHere.has(entry.id) || Date.parse(entry.occurred_at) > asOf;
  return all.filter(
    (entry) =>
      !known.seen.includes(entry.id) &&
      isNew(entry) &&
      !isWaiting(entry.id) &&
      showing(entry).length > 0 &&
      isGrave(entry, { entries: all, settings: settings.value }),
  );
}

/** Asks about what came; what was deleted or answered on another phone is not asked about any more. */
function look(known: Fresh): Entry[] {
  const grave = newGrave(known);
  const asked = Object.fromEntries(
    grave.map(({ id }) => [id, known.asked[id] ?? { at: Date.now(), isFine: false }]),
  );
  if (JSON.stringify(asked) !== JSON.stringify(known.asked)) write({ ...known, asked });
  questions.value = grave
    .filter(({ id }) => !asked[id]?.isFine)
    .map((entry) => ({
      entry,
      shares: showing(entry),
      from: (asked[entry.id]?.at ?? 0) + PAUSE_MS,
    }));
  return grave;
}

const waitFor = (): number =>
  Math.max(earliest, sealedAt + PACE_MS, ...questions.value.map(({ from }) => from));

async function sealAll(): Promise<void> {
  // Another tab may have done it; what it kept says so.
  const there = await recallRow<Fresh>(ROW).catch(() => null);
  if (there && !there.due) {
    fresh = { ...there };
    return;
  }
  for (const share of kept()) {
    await refreshShare(share.id).catch(async (error: unknown) => {
      if (!(error instanceof ProblemError && error.status === 404)) throw error;
      await loadShares();
    });
  }
  const now = fresh ?? { due: false, asked: {}, seen: [] };
  const seen = [...now.seen, ...Object.keys(now.asked)].slice(-500);
  write({ due: false, asked: {}, seen });
  questions.value = [];
}

/** Answers once nothing is left to do for now. */
async function tick(): Promise<void> {
  clearTimeout(timer);
  if (!fresh || sessionState.value !== "open" || kept().length === 0) {
    questions.value = [];
    return;
  }
  look(fresh);
  if (!fresh.due || waitingCount.value > 0) return;
  const wait = waitFor() - Date.now();
  if (wait > 0) {
    timer = setTimeout(() => void tick(), Math.min(wait, RETRY_MS));
    return;
  }
  try {
    await exclusively("ebb-fresh", sealAll);
    sealedAt = Date.now();
  } catch {
    timer = setTimeout(() => void tick(), RETRY_MS);
  }
}

function note(): void {
  earliest = Date.now() + QUIET_MS;
  if (fresh && !fresh.due) write({ ...fresh, due: true });
  void tick();
}

async function begin(): Promise<void> {
  await knowShares();
  fresh ??= (await recallRow<Fresh>(ROW).catch(() => null)) ?? { due: false, asked: {}, seen: [] };
  if (kept().length > 0) write(fresh);
  await tick();
}

export async function holdBack({ entry, shares }: Question): Promise<void> {
  for (const { id, hold_back } of shares) {
    await changeShare(id, { hold_back: [...hold_back, entry.id] });
  }
  await tick();
}

export async function letGo({ entry }: Question): Promise<void> {
  if (!fresh) return;
  const asked = fresh.asked[entry.id] ?? { at: Date.now(), isFine: false };
  write({ ...fresh, asked: { ...fresh.asked, [entry.id]: { ...asked, isFine: true } } });
  await tick();
}

/** From now on the links follow; asked for again, it only looks again. */
export function startFresh(): void {
  void begin().catch(() => undefined);
  if (isStarted) return;
  isStarted = true;
  saved.subscribe((entry) => entry && savedHere.add(entry.id));
  let heard = synced.value;
  effect(() => {
    if (synced.value !== heard) note();
    heard = synced.value;
  });
  effect(() => {
    // What is on the screen, or waits, changed: perhaps taken back, perhaps sent.
    void entries.value;
    void waitingCount.value;
    queueMicrotask(() => void tick());
  });
  sessionState.subscribe((state) => {
    if (state === "open") void begin().catch(() => undefined);
    if (state !== "signed-out" && state !== "locked") return;
    clearTimeout(timer);
    fresh = null;
    questions.value = [];
    savedHere.clear();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void tick();
  });
}
