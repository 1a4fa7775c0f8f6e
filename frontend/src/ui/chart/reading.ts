// Owns which day is being read: one for all charts, so that they are read side by side.
import { signal } from "@preact/signals";

/** The number of a day (or of a week's Monday); null: none. */
export const reading = signal<number | null>(null);
