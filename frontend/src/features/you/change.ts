// Owns saving one change of the settings and saying how it went.
import type { Settings } from "#lib/settings.ts";
import { you as t } from "#locales/en/you.ts";
import { saveSettings } from "#store/save-settings.ts";
import { say } from "#store/toast.ts";

export async function changeSettings(change: Partial<Settings>): Promise<void> {
  try {
    await saveSettings(change);
    say(t.saved);
  } catch {
    say(t.saveFailed);
  }
}
