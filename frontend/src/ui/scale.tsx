// Owns the 0 to 10 scale: eleven buttons, the strength in the depth of one colour and in the number.
import "./scale.css";

const TEN = Array.from({ length: 10 }, (_, index) => index + 1);

type ScaleProps = {
  label: string;
  none: string;
  value: number | null;
  onPick: (value: number) => void;
};

export function Scale({ label, none, value, onPick }: ScaleProps) {
  const cell = (level: number, text: string) => (
    <button
      key={level}
      type="button"
      class={`scale-cell scale-${level}`}
      aria-pressed={value === null ? undefined : value === level}
      onClick={() => onPick(level)}
    >
      {text}
    </button>
  );
  return (
    <fieldset class="scale" aria-label={label}>
      {cell(0, none)}
      {TEN.map((level) => cell(level, String(level)))}
    </fieldset>
  );
}
