// Owns the rarer fields of an intake, folded away: product, label strength, route, planned.
import type { Intake } from "#lib/entry.ts";
import { ROUTE_NAMES, intake as t } from "#locales/en/intake.ts";
import { Choice, optionsOf } from "#ui/choice.tsx";
import { SelectField } from "#ui/select-field.tsx";
import { TextField } from "#ui/text-field.tsx";

type IntakeMoreProps = {
  entry: Intake;
  onChange: (entry: Intake) => void;
  wrongStrength: boolean;
};

function StrengthFields({ entry, onChange, wrongStrength }: IntakeMoreProps) {
  const strength = entry.strength ?? { amount: "", unit: "" };
  return (
    <div class="field-pair">
      <TextField
        label={t.strength}
        inputMode="decimal"
        maxLength={16}
        value={strength.amount}
        onInput={(amount) => onChange({ ...entry, strength: { ...strength, amount } })}
        error={wrongStrength ? t.decimal : undefined}
      />
      <TextField
        label={t.strengthUnit}
        maxLength={32}
        value={strength.unit}
        onInput={(unit) => onChange({ ...entry, strength: { ...strength, unit } })}
      />
    </div>
  );
}

export function IntakeMore(props: IntakeMoreProps) {
  const { entry, onChange, wrongStrength } = props;
  const set = (fields: Partial<Intake>) => onChange({ ...entry, ...fields });
  const planned = entry.planned === null ? null : entry.planned ? "yes" : "no";
  return (
    <details class="fold" open={wrongStrength || undefined}>
      <summary>{t.more}</summary>
      <div class="form">
        <TextField
          label={t.product}
          maxLength={200}
          value={entry.product}
          onInput={(product) => set({ product })}
        />
        <StrengthFields {...props} />
        <SelectField
          label={t.route}
          options={[{ value: "", label: t.routeNone }, ...optionsOf(ROUTE_NAMES)]}
          value={entry.route ?? ""}
          onChoose={(route) => set({ route: route || null })}
        />
        <Choice
          label={t.planned}
          options={optionsOf({ yes: t.yes, no: t.no })}
          value={planned}
          onChoose={(answer) => set({ planned: answer === "yes" })}
        />
      </div>
    </details>
  );
}
