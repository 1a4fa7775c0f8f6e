// Owns saving what to raise at the next appointment, and saying how it went.
import { raising as t } from "#locales/en/week.ts";
import { saveSettings } from "./save-settings.ts";
import { say } from "./toast.ts";

type Raising = { raise: string[]; appointment: string | null };

export async function saveRaising(raising: Raising): Promise<void> {
  try {
    await saveSettings(raising);
    say(t.saved);
  } catch {
    say(t.saveFailed);
  }
}
