// Owns the fields of an intake. Every amount is typed by the person; nothing is preselected or suggested.
import { decimal } from "#lib/decimal.ts";
import { type Intake, type Prescribed, toggled } from "#lib/entry.ts";
import type { Tracked } from "#lib/settings.ts";
import { entry as words } from "#locales/en/entry.ts";
import { REASON_NAMES, intake as t } from "#locales/en/intake.ts";
import { PRESCRIBED_NAMES } from "#locales/en/medicines.ts";
import { Chips } from "#ui/chip.tsx";
import { Choice, optionsOf } from "#ui/choice.tsx";
import { TextField } from "#ui/text-field.tsx";
import { AmountFields } from "./amount-fields.tsx";
import { IntakeMore } from "./intake-more.tsx";
import type { Names } from "./summary.ts";

export type IntakeProblem = "substance" | "amount" | "strength" | null;

const isWrong = (typed: string | null | undefined) =>
  Boolean(typed) && decimal(typed ?? "") === null;

export function intakeProblem(entry: Intake): IntakeProblem {
  if (entry.none) return null;
  if (entry.substance === null) return "substance";
  if (isWrong(entry.amount)) return "amount";
  return isWrong(entry.strength?.amount) ? "strength" : null;
}

/** What was typed, in the exact form the journal keeps; empty fields become "not known". */
export function tidyIntake(entry: Intake): Intake {
  const amount = entry.amount ? decimal(entry.amount) : null;
  const strengthAmount = entry.strength ? decimal(entry.strength.amount) : null;
  const strength =
    entry.strength && strengthAmount
      ? { amount: strengthAmount, unit: entry.strength.unit.trim() }
      : null;
  return { ...entry, amount, unit: entry.unit?.trim() || null, strength };
}

type IntakeFieldsProps = {
  entry: Intake;
  tracked: Tracked[];
  names: Names;
  onChange: (entry: Intake) => void;
  showErrors: boolean;
};

function WhatFields({ entry, tracked, names, onChange }: IntakeFieldsProps) {
  const set = (fields: Partial<Intake>) => onChange({ ...entry, ...fields });
  const chosen = tracked.find((each) => each.id === entry.substance);
  const ids = tracked.map(({ id }) => id);
  // What is no longer tracked stays visible on the entries that have it.
  if (entry.substance && !chosen) ids.push(entry.substance);
  const choose = (substance: string) => {
    const unit = tracked.find((each) => each.id === substance)?.unit || entry.unit;
    set({ substance, unit });
  };
  return (
    <>
      <Choice
        label={t.substance}
        options={ids.map((id) => ({ value: id, label: names[id] ?? id }))}
        value={entry.substance}
        onChoose={choose}
      />
      {chosen && chosen.products.length > 0 && (
        <Choice
          label={t.ownProduct}
          options={chosen.products.map(({ name }) => ({ value: name, label: name }))}
          value={entry.product}
          onChoose={(name) => {
            const own = chosen.products.find((each) => each.name === name);
            if (own) set({ product: name, unit: own.unit ?? entry.unit, strength: own.strength });
          }}
        />
      )}
      {chosen?.prescribed && (
        <Choice
          label={t.prescribed}
          options={optionsOf<Prescribed>(PRESCRIBED_NAMES)}
          value={entry.prescribed}
          onChoose={(prescribed) => set({ prescribed })}
        />
      )}
    </>
  );
}

export function IntakeFields(props: IntakeFieldsProps) {
  const { entry, onChange, showErrors } = props;
  const set = (fields: Partial<Intake>) => onChange({ ...entry, ...fields });
  const wrongAmount = showErrors && isWrong(entry.amount);
  const wrongStrength = showErrors && isWrong(entry.strength?.amount);
  return (
    <>
      <WhatFields {...props} />
      {entry.prescribed !== "missed" && (
        <AmountFields entry={entry} onChange={onChange} wrong={wrongAmount} />
      )}
      <Chips
        label={t.reasons}
        names={REASON_NAMES}
        chosen={entry.reasons}
        onToggle={(id) => set({ reasons: toggled(entry.reasons, id) })}
      />
      <TextField
        label={words.note}
        lines
        maxLength={4000}
        value={entry.note}
        onInput={(note) => set({ note })}
      />
      <IntakeMore entry={entry} onChange={onChange} wrongStrength={wrongStrength} />
    </>
  );
}
