// Owns telling that an entry was saved here just now, and what is answered to it. Memory only; nothing of it is kept.
import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import type { Entry } from "./entry.ts";

export const saved = signal<Entry | null>(null);

/** By the kind of the entry; "edit" for one that was changed on a screen of its own; "sharing" for what goes along. */
export const answers = signal<Record<string, ComponentType | undefined>>({});
