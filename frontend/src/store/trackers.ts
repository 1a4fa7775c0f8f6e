// Owns what the person follows in their own words, as their settings have it; apart, so that it comes when it is needed.
import { computed } from "@preact/signals";
import { settings } from "./settings.ts";

export const trackers = computed(() => settings.value?.trackers ?? []);
