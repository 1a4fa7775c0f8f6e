// Owns the person's settings in memory: what the server has said, with unsent changes on top; and what follows from them.
import { computed, signal } from "@preact/signals";
import { getSettings, type SettingsDocument } from "#api/settings.ts";
import { chooseLanguage, language } from "#lib/language.ts";
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
import { own } from "./outbox.ts";

/** What the server said last. */
export const settingsDocument = signal<SettingsDocument | null>(null);

const overlay = (on: Settings): Settings => {
  const mine = own.value.flatMap(({ settings: wish, refused }) =>
    wish && !refused ? [wish.mine] : [],
  );
  return mine.length > 0 ? Object.assign({}, on, ...mine) : on;
};

export const settings = computed<Settings | null>(
  () => settingsDocument.value && overlay(settingsDocument.value.settings),
);
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

export const loadSettings = async (): Promise<void> => adoptSettings(await getSettings());

export function adoptSettings(document: SettingsDocument): void {
  settingsDocument.value = document;
  const { region, display, language: spoken } = overlay(document.settings);
  if (region) chooseRegion(region);
  chooseTheme(display.theme);
  // What the person chose, anywhere; before there is a choice the settings learn what this device speaks.
  if (document.revision > 0) void chooseLanguage(spoken);
}

export function forgetSettings(): void {
  settingsDocument.value = null;
}
