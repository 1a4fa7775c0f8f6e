// Owns one person in the form: name, number, and the choice to be seen while locked with what that means.
import { useState } from "preact/hooks";
import { plainNumber } from "#lib/phone-number.ts";
import { MOST_PINNED } from "#lib/safety-plan.ts";
import { recall } from "#lib/storage.ts";
import { plan as t } from "#locales/en/plan.ts";
import type { ContactDraft } from "#store/drafts.ts";
import { Check } from "#ui/check.tsx";
import { TextField } from "#ui/text-field.tsx";

export function problemsOf({ name, number }: ContactDraft) {
  const noName = name.trim() === "";
  const noNumber = plainNumber(number) === null;
  return { noName, noNumber, isWrong: noName || noNumber };
}

type PinProps = { contact: ContactDraft; isFull: boolean; onPin: (pinned: boolean) => void };

function Pin({ contact, isFull, onPin }: PinProps) {
  const [refused, setRefused] = useState(false);
  const toggle = (on: boolean) => {
    setRefused(on && isFull);
    onPin(on && !isFull);
  };
  return (
    <>
      <Check
        // Drawn anew when refused, so that the mark goes again.
        key={String(refused)}
        label={t.pin}
        about={contact.name}
        hint={t.pinHint}
        on={contact.pinned}
        onToggle={toggle}
      />
      {contact.pinned && recall("lock") === null && <p class="soft">{t.pinNeedsLock}</p>}
      <div role="alert">{refused && isFull && <p class="field-error">{t.pinFull}</p>}</div>
    </>
  );
}

type ContactFieldsProps = {
  contact: ContactDraft;
  place: number;
  others: ContactDraft[];
  canPin: boolean;
  tried: boolean;
  onChange: (next: ContactDraft) => void;
  onRemove: () => void;
};

export function ContactFields({ contact, place, others, canPin, ...rest }: ContactFieldsProps) {
  const { tried, onChange, onRemove } = rest;
  const { noName, noNumber } = problemsOf(contact);
  const isFull = others.filter(({ pinned }) => pinned).length >= MOST_PINNED;
  return (
    <fieldset class="contact-fields">
      <legend class="visually-hidden">{t.contact(place)}</legend>
      <TextField
        label={t.name}
        maxLength={200}
        autoComplete="off"
        value={contact.name}
        onInput={(name) => onChange({ ...contact, name })}
        error={tried && noName ? t.nameNeeded : undefined}
      />
      <TextField
        label={t.number}
        hint={t.numberHint}
        inputMode="tel"
        autoComplete="off"
        maxLength={80}
        value={contact.number}
        onInput={(number) => onChange({ ...contact, number })}
        error={tried && noNumber ? t.numberWrong : undefined}
      />
      {canPin && (
        <Pin
          contact={contact}
          isFull={isFull}
          onPin={(pinned) => onChange({ ...contact, pinned })}
        />
      )}
      <div class="button-row">
        <button type="button" class="button-quiet" onClick={onRemove}>
          {t.remove}
          <span class="visually-hidden"> {contact.name}</span>
        </button>
      </div>
    </fieldset>
  );
}
