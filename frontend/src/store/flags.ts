// Owns the last answer about flags on this screen's mind, sealed on the phone too, and what is answered to them.
import { batch, signal } from "@preact/signals";
import { answerFlag, getFlags, getResponses, putResponses } from "#api/flags.ts";
import type { Answer, Flag, ResponsesDocument } from "#api/schema.gen.ts";
import { ProblemError } from "#lib/problem.ts";
import { keepRow, recallRow } from "./cache.ts";
import { sessionState } from "./session.ts";
import { writtenNow } from "./settings.ts";

/** An answer as it came: `at` is the moment it speaks of, as RFC 3339. */
export type Told = { at: string; flags: Flag[] };

const ROW = "flags";
// Facts stand for three days and the rest move slowly: what is older than a week says nothing about now.
const KEPT_MS = 7 * 24 * 60 * 60 * 1000;
const TRIES = 3;

export const told = signal<Told | null>(null);
/** Whether what is shown was remembered by this phone instead of told just now. */
export const isRemembered = signal(false);
/** Keys of grave ones that came while the person was looking. */
export const arrived = signal<ReadonlySet<string>>(new Set());
/** Asked, and no answer came. */
export const isUnreachable = signal(false);

/** What it says of which entries: the same for one the phone has seen by itself, which has no id yet. */
export const keyOf = ({ rule, title, evidence }: Pick<Flag, "rule" | "title" | "evidence">) =>
  [rule, title, ...[...evidence.entry_ids].sort()].join(" ");

let turn = 0;

function show(next: Told | null, remembered: boolean): void {
  const known = new Set(told.value?.flags.map(keyOf));
  const grave = next?.flags.filter((flag) => flag.severity === "high" && !known.has(keyOf(flag)));
  batch(() => {
    arrived.value = new Set(told.value && grave?.map(keyOf));
    told.value = next;
    isRemembered.value = remembered;
    isUnreachable.value = false;
  });
}

/** What this phone kept, until something is told. */
export async function recallFlags(): Promise<void> {
  if (told.value) return;
  const mine = turn;
  const kept = await recallRow<Told>(ROW).catch(() => null);
  if (mine !== turn || told.value || !kept) return;
  if (Date.now() - Date.parse(kept.at) < KEPT_MS) show(kept, true);
}

/** What was shown stays until the next answer is there. */
export async function loadFlags(): Promise<void> {
  turn += 1;
  const mine = turn;
  try {
    const at = writtenNow();
    const { flags } = await getFlags(at);
    if (mine !== turn) return;
    show({ at, flags }, false);
    await keepRow(ROW, told.value).catch(() => undefined);
  } catch {
    if (mine !== turn) return;
    isRemembered.value = told.value !== null;
    isUnreachable.value = true;
  }
}

function mark(id: string, state: Flag["state"]): void {
  // An answer that is on its way knows nothing of this one.
  turn += 1;
  const known = told.value;
  if (!known) return;
  const flags = known.flags.map((flag) => (flag.id === id ? { ...flag, state } : flag));
  told.value = { ...known, flags };
  void keepRow(ROW, told.value).catch(() => undefined);
}

/** Out of sight at once, and back where it was when the server did not take the answer: then false. */
export async function answer({ id }: Flag, said: Answer): Promise<boolean> {
  mark(id, "acknowledged");
  try {
    await answerFlag(id, { ...said, as_of: writtenNow() });
  } catch (error) {
    // It stands no more: there is nothing left to answer.
    if (error instanceof ProblemError && error.status === 404) return true;
    mark(id, "open");
    return false;
  }
  return true;
}

/** Changes the answers as they are on the server now; another phone may have changed them meanwhile. */
export async function revise(edit: (now: ResponsesDocument) => ResponsesDocument): Promise<void> {
  for (let left = TRIES; ; left -= 1) {
    const { revision, flag_responses } = await getResponses();
    try {
      return await putResponses(edit(flag_responses), revision);
    } catch (error) {
      const isLate = error instanceof ProblemError && [409, 412].includes(error.status);
      if (!isLate || left <= 1) throw error;
    }
  }
}

export async function takeBack({ id }: Flag): Promise<boolean> {
  try {
    await revise(({ responses = [], muted = [] }) => ({
      responses: responses.filter(({ flag }) => flag !== id),
      muted,
    }));
  } catch {
    return false;
  }
  mark(id, "open");
  return true;
}

/** Nothing of a person outlives their session here. */
sessionState.subscribe((state) => {
  if (state !== "signed-out" && state !== "locked") return;
  turn += 1;
  show(null, false);
});
