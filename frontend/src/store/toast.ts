// Owns the one short message at the bottom, and the way to take back what it reports.
import { signal } from "@preact/signals";

export type Toast = { id: number; text: string; undo?: (() => void) | undefined };

const SHOWN_MS = 8_000;

export const toast = signal<Toast | null>(null);
let timer: ReturnType<typeof setTimeout> | undefined;

export function say(text: string, undo?: () => void): void {
  clearTimeout(timer);
  toast.value = { id: (toast.value?.id ?? 0) + 1, text, undo };
  timer = setTimeout(hush, SHOWN_MS);
}

export function hush(): void {
  clearTimeout(timer);
  toast.value = null;
}
