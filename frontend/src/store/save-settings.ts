// Owns saving the settings; a change made elsewhere meanwhile is taken in, not overwritten.
import { getSettings, putSettings, type SettingsDocument } from "#api/settings.ts";
import { newId } from "#lib/ids.ts";
import { isPassing, ProblemError } from "#lib/problem.ts";
import { chooseRegion } from "#lib/region.ts";
import type { Settings } from "#lib/settings.ts";
import { settingsDocument } from "./settings.ts";

/** Remembered here for Help without a session, and with the person's settings when there are any. */
export function setRegion(code: string): void {
  chooseRegion(code);
  if (settingsDocument.value) saveSettings({ region: code || null }).catch(() => undefined);
}

let saving: Promise<void> = Promise.resolve();

function show(change: Partial<Settings>, on: SettingsDocument): SettingsDocument {
  return { ...on, settings: { ...on.settings, ...change } };
}

async function store(change: Partial<Settings>, mutationId: string): Promise<void> {
  const known = settingsDocument.value;
  if (!known) throw new Error("settings are changed only where they are shown");
  const { revision } = await putSettings({ ...known, mutationId });
  // Later changes may be on the screen already; only the revision is news.
  settingsDocument.value = show(change, { ...(settingsDocument.value ?? known), revision });
}

/** Tries again on top of what another device saved, or after a lost answer; once. */
async function storeTwice(change: Partial<Settings>): Promise<void> {
  const mutationId = newId();
  try {
    await store(change, mutationId);
  } catch (error) {
    const stale = error instanceof ProblemError && error.status === 412;
    if (!stale && !isPassing(error)) throw error;
    if (stale) settingsDocument.value = show(change, await getSettings());
    await store(change, stale ? newId() : mutationId);
  }
}

/** Shows the change at once and saves it in its turn; what could not be saved leaves the screen again. */
export async function saveSettings(change: Partial<Settings>): Promise<void> {
  const before = settingsDocument.value;
  if (before) settingsDocument.value = show(change, before);
  const turn = saving.then(() => storeTwice(change));
  saving = turn.catch(() => undefined);
  try {
    await turn;
  } catch (error) {
    settingsDocument.value = await getSettings().catch(() => before);
    throw error;
  }
}
