// Owns the person's own products: their word, their unit, what the label says. No amounts.
import { useState } from "preact/hooks";
import { decimal } from "#lib/decimal.ts";
import type { Product } from "#lib/settings.ts";
import { you as t } from "#locales/en/you.ts";
import { TextField } from "#ui/text-field.tsx";
import { changeSettings } from "./change.ts";

const EMPTY = { name: "", unit: "", strength: "", strengthUnit: "" };
type Typed = typeof EMPTY;

function problemOf(typed: Typed): "name" | "strength" | null {
  if (typed.name.trim() === "") return "name";
  if (typed.strength === "" && typed.strengthUnit === "") return null;
  return decimal(typed.strength) === null || typed.strengthUnit.trim() === "" ? "strength" : null;
}

function productOf(substance: string, typed: Typed): Product {
  const amount = decimal(typed.strength);
  const unit = typed.strengthUnit.trim();
  const strength = amount && unit ? { amount, unit } : null;
  return { substance, name: typed.name.trim(), unit: typed.unit.trim() || null, strength };
}

function AddProduct({ name, onAdd }: { name: string; onAdd: (typed: Typed) => void }) {
  const [typed, setTyped] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const problem = tried ? problemOf(typed) : null;
  const field = (key: keyof Typed) => ({
    value: typed[key],
    onInput: (value: string) => setTyped({ ...typed, [key]: value }),
  });
  const submit = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (problemOf(typed)) return;
    onAdd(typed);
    setTyped(EMPTY);
    setTried(false);
  };
  return (
    <details class="fold">
      <summary>
        {t.productAdd}
        <span class="visually-hidden">: {name}</span>
      </summary>
      <form class="form" onSubmit={submit} noValidate>
        <TextField
          label={t.productName}
          maxLength={200}
          error={problem === "name" ? t.trackNameNeeded : undefined}
          {...field("name")}
        />
        <TextField label={t.trackUnit} maxLength={32} {...field("unit")} />
        <div class="field-pair">
          <TextField
            label={t.productStrength}
            inputMode="decimal"
            maxLength={16}
            error={problem === "strength" ? t.productStrengthWrong : undefined}
            {...field("strength")}
          />
          <TextField label={t.productStrengthUnit} maxLength={32} {...field("strengthUnit")} />
        </div>
        <div class="button-row">
          <button type="submit" class="button-soft">
            {t.trackAddButton}
          </button>
        </div>
      </form>
    </details>
  );
}

type ProductsProps = { substance: string; name: string; products: Product[] };

export function Products({ substance, name, products }: ProductsProps) {
  const own = products.filter((each) => each.substance === substance);
  const set = (next: Product[]) => void changeSettings({ products: next });
  return (
    <>
      <ul>
        {own.map((each) => (
          <li key={each.name} class="product-line">
            <span>{each.name}</span>
            <button
              type="button"
              class="button-quiet"
              onClick={() => set(products.filter((other) => other !== each))}
            >
              {t.productRemove}
              <span class="visually-hidden"> {each.name}</span>
            </button>
          </li>
        ))}
      </ul>
      <AddProduct name={name} onAdd={(typed) => set([...products, productOf(substance, typed)])} />
    </>
  );
}
