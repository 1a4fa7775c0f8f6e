// Owns changing the people of a plan: names, numbers, and which of them may be seen while locked.
import { useEffect, useRef, useState } from "preact/hooks";
import { plainNumber } from "#lib/phone-number.ts";
import { type ContactsPart, MOST_LINES } from "#lib/safety-plan.ts";
import type { SafetyPlan } from "#lib/settings.ts";
import { plan as t } from "#locales/en/plan.ts";
import { type ContactDraft, keepDraft } from "#store/drafts.ts";
import { ContactFields, problemsOf } from "./contact-fields.tsx";
import { emptyContact } from "./drafting.ts";
import { keepPart } from "./keep-part.ts";
import { PartForm } from "./part-form.tsx";

const isBlank = ({ name, number }: ContactDraft): boolean =>
  name.trim() === "" && number.trim() === "";

function changeOf(part: ContactsPart, contacts: ContactDraft[]): Partial<SafetyPlan> {
  const known = contacts.map(({ id, name, number }) => ({
    ...{ id, name: name.trim(), number: plainNumber(number) || null },
  }));
  if (part === "professionals") return { professionals: known };
  return { people: known.map((each, n) => ({ ...each, pinned: contacts[n]?.pinned ?? false })) };
}

/** A new person's name is the next thing to type. */
function useFocusOnNew(count: number) {
  const list = useRef<HTMLDivElement>(null);
  const last = useRef(count);
  useEffect(() => {
    const names = list.current?.querySelectorAll<HTMLElement>("fieldset input[type=text]");
    if (count > last.current) names?.[names.length - 2]?.focus();
    last.current = count;
  }, [count]);
  return list;
}

export function ContactsForm({
  draft,
}: {
  draft: { part: ContactsPart; contacts: ContactDraft[] };
}) {
  const { part, contacts } = draft;
  const [tried, setTried] = useState(false);
  const list = useFocusOnNew(contacts.length);
  const set = (next: ContactDraft[]) => keepDraft("plan", { part, contacts: next });
  const change = (next: ContactDraft) =>
    set(contacts.map((each) => (each.id === next.id ? next : each)));
  const save = () => {
    const written = contacts.filter((each) => !isBlank(each));
    setTried(true);
    const isWrong = written.some((each) => problemsOf(each).isWrong);
    return isWrong ? null : keepPart(changeOf(part, written));
  };
  return (
    <PartForm onSave={save}>
      <div class="form" ref={list}>
        {contacts.map((each, n) => (
          <ContactFields
            key={each.id}
            contact={each}
            place={n + 1}
            others={contacts.filter((other) => other.id !== each.id)}
            canPin={part === "people"}
            tried={tried && !isBlank(each)}
            onChange={change}
            onRemove={() => set(contacts.filter((other) => other.id !== each.id))}
          />
        ))}
      </div>
      {contacts.length < MOST_LINES && (
        <div class="button-row">
          <button
            type="button"
            class="button-soft"
            onClick={() => set([...contacts, emptyContact()])}
          >
            {t.another}
          </button>
        </div>
      )}
    </PartForm>
  );
}
