// Owns reading what changed elsewhere; after the server's history began anew, gives back what it lacks.
import { type ChangesPage, readChanges } from "#api/changes.ts";
import { account } from "#api/session.ts";
import type { Entry } from "#lib/entry.ts";
import { newId } from "#lib/ids.ts";
import { ProblemError } from "#lib/problem.ts";
import { isSame } from "#lib/same.ts";
import { isRecent, keepAnew, keepPage, recallCache, recallCursor } from "./cache.ts";
import { isKnown, learn, learnAnew, type Truth, truthOf } from "./entries.ts";
import { edit } from "./outbox.ts";
import { add, type Change, DISPUTED, isNotice } from "./queue.ts";
import { loadSettings, settingsDocument } from "./settings.ts";
import { tell } from "./tabs.ts";

type News = [string, Truth];

const newsIn = (page: ChangesPage): News[] => [
  ...page.entries.map(truthOf),
  ...page.deleted.map(({ id, revision }): News => [id, { entry: null, revision }]),
];

/** Long ago is read from the server when the person looks there; only what is on a screen is renewed. */
const isWanted = ([id, { entry }]: News) => isKnown(id) || (entry !== null && isRecent(entry));

async function note(page: ChangesPage): Promise<void> {
  const truths = newsIn(page).filter(isWanted);
  await keepPage(newsIn(page), page.cursor);
  learn(truths);
  if (truths.length > 0) tell({ about: "entries", truths, steps: [] });
  const known = settingsDocument.value?.revision ?? 0;
  if (page.settings_revision > known) await loadSettings();
}

type Wanted = { entry: Entry; seen: number | null };

/** What the phone holds and the server's new history does not, over what stands there now. */
function wanted([, { entry, revision }]: News, stands: Truth | undefined): Wanted | null {
  if (!entry) return null;
  if (!stands) return { entry, seen: null };
  if (!stands.entry || isSame(stands.entry, entry)) return null;
  // An older copy of the server knows an older version.
  if (stands.revision < revision) return { entry, seen: stands.revision };
  return stands.revision === revision ? { entry, seen: DISPUTED } : null;
}

function wish(all: Change[], owner: string, { entry, seen }: Wanted): Change[] {
  // What waits for this entry anyway says more than the copy.
  if (all.some((change) => change.id === entry.id && !isNotice(change))) return all;
  return add(all, { owner, id: entry.id, entry, revision: seen }, newId());
}

async function readAll(): Promise<{ truths: News[]; cursor: string }> {
  const truths: News[] = [];
  let cursor: string | null = null;
  for (;;) {
    const page: ChangesPage = await readChanges(cursor);
    truths.push(...newsIn(page));
    cursor = page.cursor;
    if (!page.more) return { truths, cursor };
  }
}

/** Another history, or one whose beginning was forgotten: everything is read again. */
async function resync(): Promise<void> {
  const owner = account.value;
  const before = await recallCache();
  const { truths, cursor } = await readAll();
  const there = new Map(truths);
  const missing = before.entries.map((mine) => wanted(mine, there.get(mine[0])));
  if (owner) {
    // Kept before the copies go: a phone that is switched off now loses nothing.
    await edit((all) =>
      missing.reduce((left, each) => (each ? wish(left, owner, each) : left), all),
    );
  }
  const recent = truths.filter(([, { entry }]) => entry && isRecent(entry));
  await keepAnew(recent, cursor, before.settings ? [["settings", before.settings]] : []);
  learnAnew(recent);
  tell({ about: "history" });
  await loadSettings();
}

const isForeign = (error: unknown): boolean =>
  error instanceof ProblemError && (error.status === 410 || error.slug === "invalid-cursor");

/** Reads on from where this phone was, and says whether something came; throws what stopped it. */
export async function pull(): Promise<boolean> {
  let cursor = await recallCursor();
  let isNews = false;
  try {
    for (let more = true; more; ) {
      const page: ChangesPage = await readChanges(cursor);
      await note(page);
      isNews ||= newsIn(page).length > 0;
      ({ cursor, more } = page);
    }
  } catch (error) {
    if (!isForeign(error)) throw error;
    await resync();
    isNews = true;
  }
  return isNews;
}
