// Owns the choice of one among a few, as radio buttons in a row with words.
import { useId } from "preact/hooks";
import "./choice.css";

/** `lang` where the words are in a language of their own. */
export type Option<V extends string> = { value: V; label: string; lang?: string };

/** What has names by value, as options. */
export const optionsOf = <V extends string>(names: Readonly<Record<V, string>>): Option<V>[] =>
  Object.entries<string>(names).map(([value, label]) => ({ value: value as V, label }));

type ChoiceProps<V extends string> = {
  label: string;
  options: readonly Option<V>[];
  value: V | null;
  onChoose: (value: V) => void;
};

export function Choice<V extends string>({ label, options, value, onChoose }: ChoiceProps<V>) {
  const name = useId();
  return (
    <fieldset class="choice">
      <legend class="legend">{label}</legend>
      <div class={`choice-row choice-row-${Math.min(options.length, 5)}`}>
        {options.map((option) => (
          <label key={option.value} class="choice-option">
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => onChoose(option.value)}
            />
            <span lang={option.lang}>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
