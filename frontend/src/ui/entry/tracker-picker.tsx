// Owns noting own trackers: chips, and for the one tapped its scale, its yes or no, or its number, in place.
import { useState } from "preact/hooks";
import type { TrackerValues } from "#lib/entry.ts";
import type { Tracker } from "#lib/settings.ts";
import { trackers as t } from "#locales/en/trackers.ts";
import { Choice, optionsOf } from "#ui/choice.tsx";
import { Scale } from "#ui/scale.tsx";
import { NumberField } from "./number-field.tsx";
import { trackerValue } from "./tracker-words.ts";

export type NoteTracker = (id: string, value: string) => void;
type AnswerProps = { tracker: Tracker; value: string | undefined; onNote: NoteTracker };

function ScaleAnswer({ tracker: { id, name }, value, onNote }: AnswerProps) {
  // -1: a scale on which nothing is said yet.
  return (
    <>
      <Scale
        label={name}
        none={t.least}
        value={value === undefined ? -1 : Number(value)}
        onPick={(level) => onNote(id, String(level))}
      />
      <p class="soft">{t.most}</p>
    </>
  );
}

function Answer(props: AnswerProps) {
  const { tracker, value, onNote } = props;
  switch (tracker.kind) {
    case "scale":
      return <ScaleAnswer {...props} />;
    case "yes_no":
      return (
        <Choice
          label={tracker.name}
          options={optionsOf({ "1": t.yes, "0": t.no }).reverse()}
          value={value ?? null}
          onChoose={(answer) => onNote(tracker.id, answer)}
        />
      );
    case "number":
      return (
        <NumberField
          label={tracker.unit ? `${tracker.name} (${tracker.unit})` : tracker.name}
          value={value ?? ""}
          onSave={(number) => onNote(tracker.id, number)}
        />
      );
  }
}

type TrackerPickerProps = {
  trackers: readonly Tracker[];
  values: TrackerValues;
  onNote: NoteTracker;
  /** Where a value can be taken out again. */
  onTakeOut?: ((id: string) => void) | undefined;
};

export function TrackerPicker({ trackers, values, onNote, onTakeOut }: TrackerPickerProps) {
  const [open, setOpen] = useState<string | null>(null);
  const opened = trackers.find(({ id }) => id === open);
  const value = opened && values[opened.id];
  const label = ({ id, name }: Tracker) =>
    values[id] === undefined ? name : `${name}: ${trackerValue(trackers, id, values[id])}`;
  return (
    <>
      <div class="chips">
        {trackers.map((each) => (
          <button
            key={each.id}
            type="button"
            class={values[each.id] === undefined ? "chip" : "chip is-set"}
            aria-expanded={open === each.id}
            onClick={() => setOpen(open === each.id ? null : each.id)}
          >
            {label(each)}
          </button>
        ))}
      </div>
      {opened && (
        <div class="symptom-panel form">
          <Answer key={opened.id} tracker={opened} value={value} onNote={onNote} />
          {onTakeOut && value !== undefined && (
            <button type="button" class="button-quiet" onClick={() => onTakeOut(opened.id)}>
              {t.takeOut}
            </button>
          )}
        </div>
      )}
    </>
  );
}
