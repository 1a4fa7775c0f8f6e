// Owns saving one part of the plan on top of what the other parts are by then; the words stay until they are kept.
import { planIn } from "#lib/safety-plan.ts";
import type { SafetyPlan } from "#lib/settings.ts";
import { plan as t } from "#locales/en/plan.ts";
import { keepDraft } from "#store/drafts.ts";
import { saveSettings } from "#store/save-settings.ts";
import { settings } from "#store/settings.ts";
import { say } from "#store/toast.ts";

export async function keepPart(change: Partial<SafetyPlan>): Promise<void> {
  try {
    await saveSettings({ safety_plan: { ...planIn(settings.value), ...change } });
    keepDraft("plan", null);
    say(t.saved);
  } catch {
    say(t.notSaved);
  }
}
