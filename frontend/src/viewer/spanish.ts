// Owns the Spanish of this page: only the words that stand on it.
import { entry } from "#locales/es/entry.ts";
import { PRESCRIBED_NAMES } from "#locales/es/own.ts";
import { trends } from "#locales/es/trends.ts";
import { viewer } from "#locales/es/viewer.ts";

export const spanish = { entry, PRESCRIBED_NAMES, trends, viewer };
