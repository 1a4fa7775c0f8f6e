// Owns the 0 to 10 scale, the strength in the depth of one colour and in the number: eleven buttons where a tap
// records, eleven radio buttons where a value stands that can be changed.
import { useId } from "preact/hooks";
import "./scale.css";

const TEN = Array.from({ length: 10 }, (_, index) => index + 1);

type ScaleProps = {
  label: string;
  none: string;
  value: number | null;
  onPick: (value: number) => void;
};

export function Scale({ label, none, value, onPick }: ScaleProps) {
  const name = useId();
  const cell = (level: number, text: string) =>
    value === null ? (
      <button
        key={level}
        type="button"
        class={`scale-cell scale-${level}`}
        onClick={() => onPick(level)}
      >
        {text}
      </button>
    ) : (
      <label key={level} class={`scale-cell scale-${level}`}>
        <input type="radio" name={name} checked={value === level} onChange={() => onPick(level)} />
        {text}
      </label>
    );
  return (
    <fieldset class="scale" aria-label={value === null ? label : undefined}>
      {value !== null && <legend class="legend">{label}</legend>}
      {cell(0, none)}
      {TEN.map((level) => cell(level, String(level)))}
    </fieldset>
  );
}
