// Owns looking back: what is looked for and how far the list has come. In memory only, and gone with the person.
import { batch, computed, signal } from "@preact/signals";
import { type EntryPage, listEntries, type StoredEntry } from "#api/entries.ts";
import { searchEntries } from "#api/search.ts";
import { account, UNKNOWN } from "#api/session.ts";
import { daysOf, EVERYTHING, isWanted, mentions, placeOf, type Wish } from "#lib/looking.ts";
import { ProblemError } from "#lib/problem.ts";
import { adopt, entries } from "./entries.ts";
import { isWaiting, refusedChanges } from "./outbox.ts";
import { today } from "./settings.ts";

/** "unfit": the server cannot look for these words. */
export type Reach = {
  state: "loading" | "more" | "all" | "unreachable" | "unfit";
  cursor: string | null;
};

const PAGE = 50;
/** Answers without a find before the person is asked whether to go on; each looks through about 1,000 entries. */
const MOST_CALLS = 8;

export const wish = signal<Wish>(EVERYTHING);
export const reach = signal<Reach>({ state: "loading", cursor: null });
/** What the server found for these words: it is the one that decides. */
const found = signal<ReadonlySet<string>>(new Set());
/** The last place the list has come to; before it nothing is known to be complete. */
const shore = signal("");

export const shown = computed(() => {
  const asked = wish.value;
  const whole = reach.value.state === "all";
  return entries.value.filter(
    (each) =>
      isWanted(each, asked, today()) &&
      (!asked.text || found.value.has(each.id) || mentions(each, asked.text)) &&
      (whole || asked.text || placeOf(each) >= shore.value),
  );
});

let turn = 0;

const isOnItsWay = (id: string) =>
  isWaiting(id) || refusedChanges.value.some((change) => change.id === id);

function take(stored: StoredEntry[]): void {
  batch(() => {
    // What the person changed or took away here is newer than any answer.
    for (const each of stored) if (!isOnItsWay(each.id)) adopt(each);
    found.value = new Set([...found.value, ...stored.map(({ id }) => id)]);
  });
}

function ask(asked: Wish, cursor: string | null): Promise<EntryPage> {
  const { from, to } = daysOf(asked, today());
  const days = { ...(from && { from }), ...(to && { to }), ...(cursor && { cursor }), limit: PAGE };
  if (!asked.text) return listEntries({ ...days, ...(asked.kind && { kind: asked.kind }) });
  return searchEntries({ ...days, text: asked.text, ...(asked.kind && { kinds: [asked.kind] }) });
}

/** Goes on until something was found, the end came, or it has looked for long enough. */
async function lookOn(asked: Wish, mine: number): Promise<void> {
  let { cursor } = reach.value;
  for (let calls = 0; calls < MOST_CALLS; calls += 1) {
    const page = await ask(asked, cursor);
    if (mine !== turn) return;
    take(page.entries);
    const last = page.entries.at(-1);
    if (last) shore.value = placeOf(last);
    cursor = page.next_cursor;
    if (cursor === null || page.entries.length > 0) break;
  }
  reach.value = { state: cursor === null ? "all" : "more", cursor };
}

/** The next page back in time; a newer wish makes the answers to this one worthless. */
export async function further(): Promise<void> {
  turn += 1;
  const mine = turn;
  reach.value = { ...reach.value, state: "loading" };
  try {
    await lookOn(wish.value, mine);
  } catch (error) {
    const unfit = error instanceof ProblemError && error.status === 422;
    if (mine === turn) reach.value = { ...reach.value, state: unfit ? "unfit" : "unreachable" };
  }
}

/** Seen again after another screen: what was loaded stays, and the newest page brings what is new. */
export async function comeBack(): Promise<void> {
  const { state, cursor } = reach.value;
  if (state !== "all" && cursor === null) return look(wish.value);
  const mine = turn;
  try {
    const page = await ask(wish.value, null);
    if (mine === turn) take(page.entries);
  } catch {
    if (mine === turn) reach.value = { state: "unreachable", cursor };
  }
}

export function look(next: Wish): Promise<void> {
  batch(() => {
    wish.value = next;
    reach.value = { state: "loading", cursor: null };
    found.value = new Set();
    shore.value = "";
  });
  return further();
}

let owner = account.value;
account.subscribe((current) => {
  if (current === UNKNOWN || current === owner) return;
  owner = current;
  turn += 1;
  batch(() => {
    wish.value = EVERYTHING;
    reach.value = { state: "loading", cursor: null };
    found.value = new Set();
    shore.value = "";
  });
});
