// Owns the person's own numbers, substance by substance. Nothing is filled in, and no field shows an example.
import { type BoundDraft, isWrongNumber } from "#lib/own-plan.ts";
import { ownPlan as t } from "#locales/en/own-plan.ts";
import { names } from "#store/settings.ts";
import { Card } from "#ui/card.tsx";
import { TextField } from "#ui/text-field.tsx";
import "./own-bounds.css";

type OneProps = { bound: BoundDraft; onChange: (next: BoundDraft) => void; isTried: boolean };

function OwnBound({ bound, onChange, isTried }: OneProps) {
  const words = names.value as Record<string, string>;
  const field = (key: "perDay" | "unit" | "notBefore") => ({
    value: bound[key],
    onInput: (value: string) => onChange({ ...bound, [key]: value }),
  });
  return (
    <fieldset class="form own-bound">
      <legend class="legend">{words[bound.substance] ?? bound.substance}</legend>
      <div class="field-pair">
        <TextField
          label={t.perDay}
          inputMode="decimal"
          maxLength={16}
          error={isTried && isWrongNumber(bound) ? t.wrongNumber : undefined}
          {...field("perDay")}
        />
        <TextField label={t.unit} maxLength={32} {...field("unit")} />
      </div>
      <TextField label={t.notBefore} type="time" {...field("notBefore")} />
    </fieldset>
  );
}

type OwnBoundsProps = {
  bounds: BoundDraft[];
  onChange: (next: BoundDraft[]) => void;
  isTried: boolean;
  hasPrescribed: boolean;
};

export function OwnBounds({ bounds, onChange, isTried, hasPrescribed }: OwnBoundsProps) {
  return (
    <Card title={t.numbersTitle} hint={bounds.length > 0 ? t.numbersHint : t.nothing}>
      {bounds.map((bound, place) => (
        <OwnBound
          key={bound.substance}
          bound={bound}
          isTried={isTried}
          onChange={(next) => onChange(bounds.map((each, at) => (at === place ? next : each)))}
        />
      ))}
      {hasPrescribed && <p class="soft">{t.prescribed}</p>}
    </Card>
  );
}
