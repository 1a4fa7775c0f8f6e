// Owns somebody to call: the name, and the number as it was written, as a link and on paper.
import { smsLink, telLink } from "#lib/phone-number.ts";
import type { PlanContact } from "#lib/settings.ts";
import { help as t } from "#locales/en/help.ts";
import { Icon } from "./icon.tsx";
import "./contact.css";

function Ways({ number, texts }: { number: string; texts: boolean | undefined }) {
  return (
    <>
      <div class="button-row">
        <a class="button" href={telLink(number)} data-outside>
          <Icon name="phone" size={20} />
          {t.call(number)}
        </a>
        {texts && (
          <a class="button-soft" href={smsLink(number)} data-outside>
            <Icon name="message" size={20} />
            {t.text(number)}
          </a>
        )}
      </div>
      <p class="contact-number">{number}</p>
    </>
  );
}

type ContactsProps<T> = {
  people: readonly T[];
  /** Whether to offer a message too: a practice on a landline takes none. */
  texts?: boolean;
  noteOf?: (person: T) => string | undefined;
};

export function Contacts<T extends PlanContact>({ people, texts, noteOf }: ContactsProps<T>) {
  return (
    <ul class="contacts">
      {people.map((person) => (
        <li key={person.id} class="contact">
          <h3>{person.name}</h3>
          {noteOf?.(person) && <p class="soft">{noteOf(person)}</p>}
          {person.number && <Ways number={person.number} texts={texts} />}
        </li>
      ))}
    </ul>
  );
}
