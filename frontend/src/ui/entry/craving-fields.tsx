// Owns what can be added to a craving: what was around it, what was done, how it is now.
import { type Craving, type Outcome, toggled } from "#lib/entry.ts";
import type { Tracked } from "#lib/settings.ts";
import { COPING_NAMES, OUTCOME_NAMES, TRIGGER_NAMES, entry as t } from "#locales/en/entry.ts";
import { Chips } from "#ui/chip.tsx";
import { Choice, optionsOf } from "#ui/choice.tsx";
import { TextField } from "#ui/text-field.tsx";
import type { Names } from "./summary.ts";

type CravingFieldsProps = {
  entry: Craving;
  tracked: Tracked[];
  names: Names;
  onChange: (entry: Craving) => void;
};

export function CravingOutcome({ entry, onChange }: Omit<CravingFieldsProps, "tracked" | "names">) {
  return (
    <Choice
      label={t.outcome}
      options={optionsOf<Outcome>(OUTCOME_NAMES)}
      value={entry.outcome}
      onChoose={(outcome) => onChange({ ...entry, outcome })}
    />
  );
}

export function CravingTriggers({
  entry,
  onChange,
}: Omit<CravingFieldsProps, "tracked" | "names">) {
  return (
    <Chips
      label={t.triggers}
      names={TRIGGER_NAMES}
      chosen={entry.triggers}
      onToggle={(id) => onChange({ ...entry, triggers: toggled(entry.triggers, id) })}
    />
  );
}

export function CravingMore({ entry, tracked, names, onChange }: CravingFieldsProps) {
  const set = (fields: Partial<Craving>) => onChange({ ...entry, ...fields });
  const forOptions = [
    { value: "", label: t.substanceAny },
    ...tracked.map(({ id }) => ({ value: id, label: names[id] ?? id })),
  ];
  return (
    <div class="form">
      <Chips
        label={t.coping}
        names={COPING_NAMES}
        chosen={entry.coping}
        onToggle={(id) => set({ coping: toggled(entry.coping, id) })}
      />
      {tracked.length > 0 && (
        <Choice
          label={t.substanceFor}
          options={forOptions}
          value={entry.substance ?? ""}
          onChoose={(id) => set({ substance: id || null })}
        />
      )}
      <TextField
        label={t.note}
        lines
        maxLength={4000}
        value={entry.note}
        onInput={(note) => set({ note })}
      />
    </div>
  );
}
