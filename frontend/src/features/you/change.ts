// Owns saving one change of the settings and saying how it went.
import type { Settings } from "#lib/settings.ts";
import { shell } from "#locales/en/shell.ts";
import { you as t } from "#locales/en/you.ts";
import { isKept } from "#store/outbox.ts";
import { saveSettings } from "#store/save-settings.ts";
import { say } from "#store/toast.ts";

export async function changeSettings(change: Partial<Settings>): Promise<void> {
  try {
    await saveSettings(change);
    // Where nothing is kept it is not saved before it was sent, and the line under the header says when.
    say(isKept.value ? t.saved : shell.waitingOne);
  } catch {
    say(t.saveFailed);
  }
}
