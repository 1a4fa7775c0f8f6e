// Owns saving the settings: shown at once, kept on the phone like an entry, and sent in its turn.
import { account } from "#api/session.ts";
import { newId } from "#lib/ids.ts";
import { chooseRegion } from "#lib/region.ts";
import type { Settings } from "#lib/settings.ts";
import { edit } from "./outbox.ts";
import type { Part } from "./queue.ts";
import { settings } from "./settings.ts";
import { addSettings } from "./settings-queue.ts";

/** Remembered here for Help without a session, and with the person's settings when there are any. */
export function setRegion(code: string): void {
  chooseRegion(code);
  if (settings.value) void saveSettings({ region: code || null });
}

/**
 * Takes some fields of the document as they are to be. Answers once they are kept; sending goes on by itself.
 *
 * Throws where the settings have never been seen: a change of something unknown cannot be merged.
 */
export async function saveSettings(change: Partial<Settings>): Promise<void> {
  const known = settings.value as Part | null;
  const owner = account.value;
  if (!known || owner === null) throw new Error("settings are changed only where they are shown");
  const base = Object.fromEntries(Object.keys(change).map((key) => [key, known[key]]));
  // Chosen once: the edit may be applied again on top of what another tab has kept meanwhile.
  const mutationId = newId();
  await edit((all) => addSettings(all, { owner, base, mine: change }, mutationId));
}
