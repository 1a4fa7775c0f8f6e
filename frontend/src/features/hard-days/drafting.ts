// Owns what a part of the plan is while it is being changed: it starts as it stands, and lives among the drafts.
import { newId } from "#lib/ids.ts";
import type { ContactsPart, Part } from "#lib/safety-plan.ts";
import type { PlanContact, SafetyPlan } from "#lib/settings.ts";
import { type ContactDraft, keepDraft } from "#store/drafts.ts";

export const emptyContact = (): ContactDraft => ({
  id: newId(),
  name: "",
  number: "",
  pinned: false,
});

function draftOf({ id, name, number, ...rest }: PlanContact & { pinned?: boolean }): ContactDraft {
  return { id, name, number: number ?? "", pinned: rest.pinned ?? false };
}

export const hasContacts = (part: Part): part is ContactsPart =>
  part === "people" || part === "professionals";

export function openPart(part: Part, plan: SafetyPlan): void {
  if (hasContacts(part)) {
    const known: PlanContact[] = plan[part];
    const contacts = known.length > 0 ? known.map(draftOf) : [emptyContact()];
    keepDraft("plan", { part, contacts });
  } else keepDraft("plan", { part, text: plan[part].join("\n") });
}
