// Owns one part of the plan: read as it stands, and opened for changes while no other part is.
import type { LinesPart, Part } from "#lib/safety-plan.ts";
import type { PlanContact, PlanPerson, SafetyPlan } from "#lib/settings.ts";
import { PLAN_HINTS, PLAN_TITLES, plan as t } from "#locales/en/plan.ts";
import { drafts } from "#store/drafts.ts";
import { Card } from "#ui/card.tsx";
import { Contacts } from "#ui/contact.tsx";
import { ContactsForm } from "./contacts-form.tsx";
import { hasContacts, openPart } from "./drafting.ts";
import { LinesForm } from "./lines-form.tsx";

const pinnedNote = (person: PlanContact): string | undefined =>
  (person as PlanPerson).pinned ? t.pinned : undefined;

function Written({ part, plan }: { part: Part; plan: SafetyPlan }) {
  if (hasContacts(part)) {
    const people: PlanContact[] = plan[part];
    return <Contacts people={people} texts={part === "people"} noteOf={pinnedNote} />;
  }
  return (
    <ul class="plan-lines">
      {plan[part].map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Form({ part }: { part: Part }) {
  const draft = drafts.value.plan;
  if (draft && "contacts" in draft) return <ContactsForm draft={draft} />;
  return draft ? <LinesForm draft={draft} label={PLAN_TITLES[part as LinesPart]} /> : null;
}

export function PartCard({ part, plan }: { part: Part; plan: SafetyPlan }) {
  const isEmpty = plan[part].length === 0;
  const open = drafts.value.plan?.part;
  const title = PLAN_TITLES[part];
  if (open === part) {
    return (
      <Card title={title} hint={PLAN_HINTS[part]}>
        <Form part={part} />
      </Card>
    );
  }
  return (
    <div class={isEmpty ? "plan-empty" : undefined}>
      <Card title={title} hint={isEmpty ? PLAN_HINTS[part] : undefined}>
        {!isEmpty && <Written part={part} plan={plan} />}
        {!open && (
          <div class="button-row">
            <button type="button" class="button-quiet" onClick={() => openPart(part, plan)}>
              {isEmpty ? t.add : t.change}
              <span class="visually-hidden"> {title}</span>
            </button>
          </div>
        )}
      </Card>
    </div>
  );
}
