// Owns the choice of one among a few, as radio buttons in a row with words.
import { useId } from "preact/hooks";
import "./choice.css";

type ChoiceProps<V extends string> = {
  label: string;
  options: readonly { value: V; label: string }[];
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
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
