// Owns keeping fresh links up to date after a sync, and asking before something grave goes along. Refuses to send it in a hurry.
import { effect, signal } from "@preact/signals";
import { sessionState } from "#api/session.ts";
import type { Entry } from "#lib/entry.ts";
import { isPassing, ProblemError } from "#lib/problem.ts";
import { saved } from "#lib/saved.ts";
import type { Share } from "#lib/sharing.ts";
import { keepRow, recallRow } from "./cache.ts";
import { entries, loadToday } from "./entries.ts";
import { asOf, type Fresh, graveThere, kept, newGrave, showing } from "./fresh-news.ts";
import { isWaiting, waitingCount } from "./outbox.ts";
import { exclusively } from "./places.ts";
import { changeShare, knowShares, loadShares, refreshShare } from "./shares.ts";
import { synced } from "./synced.ts";

const ROW = "shares-fresh";
/** Nothing grave is sealed sooner after it came here. */
const PAUSE_MS = 15 * 60 * 1000;
/** Longer than an undo is offered, and one sealing for several entries in a row. */
const QUIET_MS = 10_000;
/** The server seals sixty times an hour at most; after a refusal, too, the next try waits so long. */
const PACE_MS = 60_000;
const MOST_SEEN = 500;

let fresh: Fresh | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let earliest = 0;
let isStarted = false;
/** How many syncs the links know of: one that was before this was loaded counts too. */
let heard = 0;
const savedHere = new Set<string>();

export type Question = { entry: Entry; shares: Share[]; from: number };
/** What would go along next, and has not been answered. */
export const questions = signal<Question[]>([]);

/** Then it is not brought up to date by hand either: that would go past the wait. */
export const isAskedAbout = ({ id }: Share): boolean =>
  questions.value.some(({ shares }) => shares.some((share) => share.id === id));

function write(next: Fresh): void {
  fresh = next;
  void keepRow(ROW, next).catch(() => undefined);
}

/** Asks about what came, by whatever way, and then seals; what was deleted or held back is not asked about any more. */
function look(known: Fresh): void {
  const grave = newGrave(known, savedHere);
  const asked = Object.fromEntries(
    grave.map(({ id }) => [id, known.asked[id] ?? { at: Date.now(), isFine: false }]),
  );
  const next = { ...known, asked, due: known.due || grave.length > 0 };
  if (JSON.stringify(next) !== JSON.stringify(known)) write(next);
  questions.value = grave
    .filter(({ id }) => !asked[id]?.isFine)
    .map((entry) => ({
      entry,
      shares: showing(entry),
      from: (asked[entry.id]?.at ?? 0) + PAUSE_MS,
    }));
}

/** Milliseconds from now. */
const wait = (): number =>
  Math.max(earliest, ...questions.value.map(({ from }) => from)) - Date.now();

/** Worth another try: no answer, nobody's session just now, or another phone changed the link at that moment. */
const isForNow = (error: unknown): boolean =>
  !(error instanceof ProblemError) ||
  isPassing(error) ||
  error.status === 401 ||
  error.slug === "share-changed";

/** What is ended meanwhile, or refused for good, stays as it is. Throws where another try is worth it, after all had their turn. */
async function sealEach(): Promise<void> {
  let again: unknown = null;
  for (const { id } of kept()) {
    await refreshShare(id).catch((error: unknown) => {
      if (isForNow(error)) again = error;
    });
  }
  if (again) throw again;
}

/** While nothing is sent from here: what is looked at is what is sealed. */
async function seal(): Promise<void> {
  const there = await recallRow<Fresh>(ROW).catch(() => null);
  // Another tab has done it.
  if (there && !there.due) fresh = { ...there, asked: { ...fresh?.asked, ...there.asked } };
  if (fresh) look(fresh);
  if (!fresh?.due) return;
  // From another phone something may have come, or been held back.
  await Promise.all([loadShares(), loadToday()]);
  look(fresh);
  if (waitingCount.value > 0 || wait() > 0) return;
  earliest = Date.now() + PACE_MS;
  await sealEach();
  const seen = [...fresh.seen, ...Object.keys(fresh.asked)].slice(-MOST_SEEN);
  write({ due: false, asked: {}, seen });
  questions.value = [];
}

function later(ms: number): void {
  clearTimeout(timer);
  // A phone asleep runs no timer; one that wakes looks at the clock.
  timer = setTimeout(() => void tick(), Math.min(Math.max(ms, 1_000), PACE_MS));
}

async function tick(): Promise<void> {
  clearTimeout(timer);
  if (!fresh || sessionState.value !== "open" || kept().length === 0) {
    questions.value = [];
    return;
  }
  look(fresh);
  if (!fresh.due || waitingCount.value > 0) return;
  if (wait() > 0) return later(wait());
  try {
    await exclusively("ebb-sync", seal);
    if (fresh?.due) later(wait());
  } catch {
    later(PACE_MS);
  }
}

/** Before it is known what the links have, a sync is left until it is. */
function note(): void {
  if (heard === synced.value) return;
  if (!fresh) {
    start();
    return;
  }
  heard = synced.value;
  earliest = Math.max(earliest, Date.now() + QUIET_MS);
  if (!fresh.due) write({ ...fresh, due: true });
  void tick();
}

/** What was changed here is news again, whatever was said of it before. */
function anew(known: Fresh, ids: ReadonlySet<string>): Fresh {
  const asked = Object.entries(known.asked).filter(([id]) => !ids.has(id));
  const seen = known.seen.filter((id) => !ids.has(id));
  return { ...known, asked: Object.fromEntries(asked), seen };
}

function noteSaved({ id }: Entry): void {
  savedHere.add(id);
  if (fresh) write(anew(fresh, new Set([id])));
}

/** The first time on this phone: what is older than the link is in it. */
const firstTime = (): Fresh => ({
  due: false,
  asked: {},
  seen: graveThere()
    .filter(({ occurred_at }) => Date.parse(occurred_at) <= asOf())
    .map(({ id }) => id),
});

async function begin(): Promise<void> {
  await knowShares();
  if (kept().length === 0) return;
  const before = fresh ?? (await recallRow<Fresh>(ROW).catch(() => null));
  // Perhaps written in an earlier page, without a connection.
  for (const { id } of entries.value) if (isWaiting(id)) savedHere.add(id);
  write(fresh ?? anew(before ?? firstTime(), savedHere));
  note();
  await tick();
}

/** Without an answer, the next sync asks again. */
function start(): void {
  void begin().catch(() => undefined);
}

type Before = { syncs: number; there: string[] };

/** What the server has before a link is made: that is in it, and what comes from then on is news. */
export async function beforeMade(): Promise<Before> {
  // The links there are lack what is asked about now.
  await begin().catch(() => undefined);
  return { syncs: synced.value, there: graveThere().map(({ id }) => id) };
}

/** A link was made here just now. What others wait for is still asked about. */
export async function noteMade({ syncs, there }: Before): Promise<void> {
  const isFirst = kept().length === 1;
  if (isFirst) heard = syncs;
  const known = isFirst ? { due: false, asked: {}, seen: [] } : fresh;
  if (known) {
    const all = new Set([...known.seen, ...there.filter((id) => !(id in known.asked))]);
    write({ ...known, seen: [...all].slice(-MOST_SEEN) });
  }
  await begin();
}

/** Throws where the server did not take it; then it is still asked about. */
export async function holdBack({ entry }: Question): Promise<void> {
  // Another phone may have held back something else.
  await loadShares();
  for (const { id, hold_back } of showing(entry)) {
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

function forgetAll(): void {
  clearTimeout(timer);
  fresh = null;
  questions.value = [];
  savedHere.clear();
}

/** From now on the links follow; asked for again, it only looks again. */
export function startFresh(): void {
  start();
  if (isStarted) return;
  isStarted = true;
  saved.subscribe((entry) => entry && noteSaved(entry));
  synced.subscribe(note);
  effect(() => {
    // What is on the screen, or waits, changed: perhaps taken back, perhaps sent.
    void entries.value;
    void waitingCount.value;
    queueMicrotask(() => void tick());
  });
  sessionState.subscribe((state) => {
    if (state === "open") start();
    if (state === "signed-out" || state === "locked") forgetAll();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void tick();
  });
}
