// Owns sending what waits: in batches, in order, until each is answered. Refuses to lose or repeat any of it.
import { type Operation, type Result, sendBatch } from "#api/changes.ts";
import { bodyOf } from "#api/entries.ts";
import { account } from "#api/session.ts";
import { isPassing, ProblemError, UnreachableError } from "#lib/problem.ts";
import { keepPage } from "./cache.ts";
import { follow, learn } from "./entries.ts";
import { type Heard, oppose } from "./oppose.ts";
import { edit, queue } from "./outbox.ts";
import { type Change, heads, markSent, type Refusal, refuse, settle } from "./queue.ts";
import { tell } from "./tabs.ts";

const MOST = 50;
const MOST_CHARACTERS = 500_000; // a body may have 4 MiB, a character up to four bytes

function operation({ id, entry, mutationId, ifMatch, schema }: Change): Operation {
  // A repeat says what was said before, also after an update of the app: another version is another body.
  const body = entry && bodyOf(entry, mutationId, schema ?? 1);
  if (body) return { op: "put", id, if_match: ifMatch, entry: body };
  return { op: "delete", id, if_match: ifMatch, mutation_id: mutationId };
}

function upToSize(changes: Change[]): Change[] {
  let size = 0;
  return changes.filter((change, n) => {
    size += JSON.stringify(change).length;
    return n === 0 || size < MOST_CHARACTERS;
  });
}

/** The next batch. From here on the body of each is fixed, also over the end of this page. */
async function claim(owner: string, most: number): Promise<Change[]> {
  const asked = upToSize(heads(queue.value, owner).slice(0, most));
  const ids = new Set(asked.map((change) => change.mutationId));
  if (ids.size === 0) return [];
  await edit((all) => markSent(all, ids));
  return queue.value.filter((change) => ids.has(change.mutationId) && change.sent);
}

const invalid = (problem: { errors?: { field: string }[] } | null | undefined): Refusal => ({
  reason: "invalid",
  fields: (problem?.errors ?? []).map(({ field }) => field),
});

function settled(change: Change, revision: number | null): Heard {
  const { id, mutationId, entry, ifMatch } = change;
  const heard = { edit: (all: Change[]) => settle(all, mutationId, revision) };
  if (revision === null) return heard;
  const step = { id, mutationId, from: ifMatch, to: revision };
  return { ...heard, truth: [id, { entry, revision }], step };
}

/** Null: nothing is wrong with the change, it is to be sent again. */
async function hear(change: Change, result: Result): Promise<Heard | null> {
  const { status } = result;
  if (status < 300) return settled(change, result.revision ?? null);
  // What should go is gone already.
  if (status === 404 && change.entry === null) return settled(change, null);
  // Without a look at what stands there nothing can be said: it is asked again.
  if (status === 412 || status === 428) {
    return oppose(change, result.revision ?? null).catch((error: unknown) => {
      if (isPassing(error)) return null;
      throw error;
    });
  }
  if (isPassing(new ProblemError(status, ""))) return null;
  const refusal = invalid(result.problem);
  return { edit: (all) => refuse(all, change.mutationId, refusal) };
}

async function note(heard: Heard[]): Promise<void> {
  const truths = heard.flatMap(({ truth }) => (truth ? [truth] : []));
  const steps = heard.flatMap(({ step }) => (step ? [step] : []));
  for (const step of steps) follow(step);
  // First what is known, then the queue: between the two the entry must not vanish from the screen.
  learn(truths);
  if (truths.length > 0) tell({ about: "entries", truths, steps });
  // The same on the phone, where this page may end at any moment: sent once more does less harm than in no place.
  await keepPage(truths, null).catch(() => undefined);
  await edit((all) => heard.reduce((left, each) => each.edit(left), all));
}

/** True when the request as a whole was not accepted: then one of its changes alone may be the reason. */
const isWhole = (error: unknown): error is ProblemError =>
  error instanceof ProblemError && [400, 413, 415, 422].includes(error.status);

async function send(batch: Change[]): Promise<(Heard | null)[]> {
  const results = await sendBatch(batch.map(operation));
  if (results.length !== batch.length) throw new UnreachableError();
  return Promise.all(batch.map((change, n) => hear(change, results[n] as Result)));
}

async function sendOne(change: Change): Promise<(Heard | null)[]> {
  try {
    return await send([change]);
  } catch (error) {
    if (!isWhole(error)) throw error;
    const refusal = invalid({ errors: error.fields });
    return [{ edit: (all) => refuse(all, change.mutationId, refusal) }];
  }
}

async function sendSome(batch: Change[]): Promise<(Heard | null)[]> {
  try {
    return await (batch.length === 1 ? sendOne(batch[0] as Change) : send(batch));
  } catch (error) {
    if (!isWhole(error)) throw error;
    const answers = [];
    for (const change of batch) answers.push(...(await sendOne(change)));
    return answers;
  }
}

/**
 * Sends until nothing waits; true when something was sent.
 *
 * Throws what stopped it: an UnreachableError, or a ProblemError of the whole request. Everything is still there.
 */
export async function push(): Promise<boolean> {
  for (let sent = false; ; sent = true) {
    const owner = account.value;
    const batch = owner ? await claim(owner, MOST) : [];
    if (batch.length === 0) return sent;
    const answers = await sendSome(batch);
    await note(answers.filter((each) => each !== null));
    if (answers.includes(null)) throw new UnreachableError();
  }
}

/** On the way out: a last try for what this phone does not keep, finished by the browser. */
export function pushLeaving(): void {
  const waiting = heads(queue.value, account.value ?? "");
  const fits = upToSize(waiting).map(operation);
  if (fits.length > 0) sendBatch(fits, { keepalive: true }).catch(() => undefined);
}
