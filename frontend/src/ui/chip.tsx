// Owns the chip: a small choice that is on or off, shown by more than colour.
import { Icon } from "./icon.tsx";
import "./chip.css";

type ChipProps = { label: string; on: boolean; onToggle: () => void };

export function Chip({ label, on, onToggle }: ChipProps) {
  return (
    <button type="button" class="chip" aria-pressed={on} onClick={onToggle}>
      {on && <Icon name="check" size={18} />}
      {label}
    </button>
  );
}

type ChipsProps = {
  label: string;
  names: Record<string, string>;
  chosen: string[];
  onToggle: (id: string) => void;
};

export function Chips({ label, names, chosen, onToggle }: ChipsProps) {
  // What an older version or another device wrote stays visible, under its own word.
  const ids = [...Object.keys(names), ...chosen.filter((id) => !(id in names))];
  return (
    <fieldset class="chips-field">
      <legend class="legend">{label}</legend>
      <div class="chips">
        {ids.map((id) => (
          <Chip
            key={id}
            label={names[id] ?? id}
            on={chosen.includes(id)}
            onToggle={() => onToggle(id)}
          />
        ))}
      </div>
    </fieldset>
  );
}
