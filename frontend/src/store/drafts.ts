// Owns words not saved yet, so that another screen or another app does not lose them. Memory; sealed by draft-shelf.
import { signal } from "@preact/signals";
import type { Entry, Intake } from "#lib/entry.ts";
import type { OwnPlanDraft } from "#lib/own-plan.ts";
import type { ContactsPart, LinesPart } from "#lib/safety-plan.ts";

export type WriteDraft = { text: string; mood: number | null; tags: string };
/** An entry half changed, and the revision that was on the screen when that began. */
export type EntryDraft = { entry: Entry; seen: number | null };

/** The number as it is typed, which may not be one yet. */
export type ContactDraft = { id: string; name: string; number: string; pinned: boolean };
/** One part of the safety plan, half changed. */
export type PlanDraft =
  | { part: LinesPart; text: string }
  | { part: ContactsPart; contacts: ContactDraft[] };

/** `meant`: entries whose words were not meant as the phone read them; kept here because this is sealed, and never sent. */
export type Drafts = {
  write?: WriteDraft;
  intake?: Intake;
  entry?: EntryDraft;
  plan?: PlanDraft;
  ownPlan?: OwnPlanDraft;
  meant?: string[];
};

export const EMPTY_DRAFT: WriteDraft = { text: "", mood: null, tags: "" };

export const drafts = signal<Drafts>({});

/** Null when there is nothing left to keep. */
export function keepDraft(name: keyof Drafts, draft: Drafts[typeof name] | null): void {
  const rest = { ...drafts.value };
  delete rest[name];
  drafts.value = draft ? { ...rest, [name]: draft } : rest;
}
