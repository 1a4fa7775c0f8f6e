// Owns the person's settings in memory; a change made elsewhere meanwhile is taken in, not overwritten.
import { computed, signal } from "@preact/signals";
import { getSettings, putSettings, type SettingsDocument } from "#api/settings.ts";
import { newId } from "#lib/ids.ts";
import { isPassing, ProblemError } from "#lib/problem.ts";
import { chooseRegion } from "#lib/region.ts";
import { BUILT_IN_SYMPTOMS, DEFAULT_DAY_BOUNDARY, type Settings } from "#lib/settings.ts";
import { deviceZone, localDay, written } from "#lib/time.ts";

const document_ = signal<SettingsDocument | null>(null);

export const settings = computed<Settings | null>(() => document_.value?.settings ?? null);
export const dayBoundary = computed(() => settings.value?.day_boundary ?? DEFAULT_DAY_BOUNDARY);
export const tracked = computed(() => settings.value?.substances ?? []);
export const checklist = computed<readonly string[]>(
  () => settings.value?.symptoms ?? BUILT_IN_SYMPTOMS,
);
export const zone = computed(() => settings.value?.time_zone ?? deviceZone());

/** Now, as an entry would be written. */
export const writtenNow = (): string => written(new Date(), zone.value);
export const today = (): string => localDay(writtenNow(), dayBoundary.value);

export async function loadSettings(): Promise<void> {
  document_.value = await getSettings();
  const region = settings.value?.region;
  if (region) chooseRegion(region);
}

export function forgetSettings(): void {
  document_.value = null;
}

async function store(change: Partial<Settings>, mutationId: string): Promise<void> {
  const known = document_.value ?? (await getSettings());
  const next = { ...known.settings, ...change };
  const { revision } = await putSettings({ settings: next, revision: known.revision, mutationId });
  document_.value = { revision, settings: next };
}

/** Saves the changed fields; retries once on top of what another device saved, or after a lost answer. */
export async function saveSettings(change: Partial<Settings>): Promise<void> {
  const mutationId = newId();
  try {
    await store(change, mutationId);
  } catch (error) {
    const stale = error instanceof ProblemError && error.status === 412;
    if (!stale && !isPassing(error)) throw error;
    if (stale) await loadSettings();
    await store(change, stale ? newId() : mutationId);
  }
}
