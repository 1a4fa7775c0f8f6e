// Owns whether a newer version waits for the person's yes.
import { signal } from "@preact/signals";

export const updateReady = signal<(() => void) | null>(null);
