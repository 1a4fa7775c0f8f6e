// Owns the person's settings in memory; a change made elsewhere meanwhile is taken in, not overwritten.
import { computed, signal } from "@preact/signals";
import { getSettings, putSettings, type SettingsDocument } from "#api/settings.ts";
import { newId } from "#lib/ids.ts";
import { chooseLanguage, language } from "#lib/language.ts";
import { isPassing, ProblemError } from "#lib/problem.ts";
import { chooseRegion } from "#lib/region.ts";
import {
  BUILT_IN_SYMPTOMS,
  DEFAULT_DAY_BOUNDARY,
  ownNames,
  type Settings,
  trackedIn,
} from "#lib/settings.ts";
import { chooseTheme } from "#lib/theme.ts";
import { deviceZone, localDay, written } from "#lib/time.ts";
import { SUBSTANCE_NAMES } from "#locales/en/entry.ts";

const document_ = signal<SettingsDocument | null>(null);

export const settings = computed<Settings | null>(() => document_.value?.settings ?? null);
export const dayBoundary = computed(() => settings.value?.day_boundary ?? DEFAULT_DAY_BOUNDARY);
export const tracked = computed(() => (settings.value ? trackedIn(settings.value) : []));
export const names = computed(() => ({
  // Read for its own sake: in another language the names are others.
  ...(language.value && SUBSTANCE_NAMES),
  ...(settings.value ? ownNames(settings.value) : {}),
}));
export const checklist = computed<readonly string[]>(() =>
  settings.value?.symptoms.length ? settings.value.symptoms : BUILT_IN_SYMPTOMS,
);
export const zone = computed(() => settings.value?.time_zone ?? deviceZone());

/** Now, as an entry would be written. */
export const writtenNow = (): string => written(new Date(), zone.value);
export const today = (): string => localDay(writtenNow(), dayBoundary.value);

/** What the person chose, anywhere. Before there is a choice the settings learn what this device speaks. */
async function agreeOnLanguage({ revision, settings }: SettingsDocument): Promise<void> {
  if (revision > 0) await chooseLanguage(settings.language);
  else if (language.value !== settings.language) {
    await saveSettings({ language: language.value }).catch(() => undefined);
  }
}

export async function loadSettings(): Promise<void> {
  document_.value = await getSettings();
  const { region, display } = document_.value.settings;
  if (region) chooseRegion(region);
  chooseTheme(display.theme);
  await agreeOnLanguage(document_.value);
}

/** Remembered here for Help without a session, and with the person's settings when there are any. */
export function setRegion(code: string): void {
  chooseRegion(code);
  if (document_.value) saveSettings({ region: code || null }).catch(() => undefined);
}

export function forgetSettings(): void {
  document_.value = null;
}

let saving: Promise<void> = Promise.resolve();

function show(change: Partial<Settings>, on: SettingsDocument): SettingsDocument {
  return { ...on, settings: { ...on.settings, ...change } };
}

async function store(change: Partial<Settings>, mutationId: string): Promise<void> {
  const known = document_.value;
  if (!known) throw new Error("settings are changed only where they are shown");
  const { revision } = await putSettings({ ...known, mutationId });
  // Later changes may be on the screen already; only the revision is news.
  document_.value = show(change, { ...(document_.value ?? known), revision });
}

/** Tries again on top of what another device saved, or after a lost answer; once. */
async function storeTwice(change: Partial<Settings>): Promise<void> {
  const mutationId = newId();
  try {
    await store(change, mutationId);
  } catch (error) {
    const stale = error instanceof ProblemError && error.status === 412;
    if (!stale && !isPassing(error)) throw error;
    if (stale) document_.value = show(change, await getSettings());
    await store(change, stale ? newId() : mutationId);
  }
}

/** Shows the change at once and saves it in its turn; what could not be saved leaves the screen again. */
export async function saveSettings(change: Partial<Settings>): Promise<void> {
  const before = document_.value;
  if (before) document_.value = show(change, before);
  const turn = saving.then(() => storeTwice(change));
  saving = turn.catch(() => undefined);
  try {
    await turn;
  } catch (error) {
    document_.value = await getSettings().catch(() => before);
    throw error;
  }
}
