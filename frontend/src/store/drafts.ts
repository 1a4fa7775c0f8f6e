// Owns words not saved yet, so that looking at another screen does not lose them. Memory only.
import { signal } from "@preact/signals";

export type WriteDraft = { text: string; mood: number | null; tags: string };

export const EMPTY_DRAFT: WriteDraft = { text: "", mood: null, tags: "" };

export const writeDraft = signal<WriteDraft>(EMPTY_DRAFT);
