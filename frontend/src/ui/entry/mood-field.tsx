// Owns the optional mood: a list that starts at "not said", so that no mood is never a number.
import { entry as t } from "#locales/en/entry.ts";
import { SelectField } from "#ui/select-field.tsx";

const LEVELS = Array.from({ length: 11 }, (_, level) => String(level));

type MoodFieldProps = { mood: number | null; onChange: (mood: number | null) => void };

export function MoodField({ mood, onChange }: MoodFieldProps) {
  const options = [
    { value: "", label: t.moodNone },
    ...LEVELS.map((level) => ({ value: level, label: level })),
  ];
  return (
    <SelectField
      label={t.mood}
      options={options}
      value={mood === null ? "" : String(mood)}
      onChoose={(value) => onChange(value === "" ? null : Number(value))}
    />
  );
}
