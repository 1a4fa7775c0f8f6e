// Owns which substances stand under "Prescribed", in what can be shared and in what is.
import { ALWAYS_PRESCRIBED } from "#lib/settings.ts";
import { settings } from "#store/settings.ts";

export const prescribedIds = (): string[] => [
  ALWAYS_PRESCRIBED,
  ...(settings.value?.prescribed ?? []),
];
