// Owns whether the intake form is open; shared by the card and the form it loads.
import { signal } from "@preact/signals";

export const recording = signal(false);
