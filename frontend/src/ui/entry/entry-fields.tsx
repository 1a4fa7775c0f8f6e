// Owns editing any entry: the fields of its kind, with the same parts Today uses.
import type { Craving, Entry, Intake, Journal } from "#lib/entry.ts";
import type { Tracked, Tracker } from "#lib/settings.ts";
import { entry as t } from "#locales/en/entry.ts";
import { ParsedField } from "#ui/parsed-field.tsx";
import { Scale } from "#ui/scale.tsx";
import { TextField } from "#ui/text-field.tsx";
import { CravingMore, CravingOutcome, CravingTriggers } from "./craving-fields.tsx";
import { IntakeFields } from "./intake-fields.tsx";
import { MoodField } from "./mood-field.tsx";
import { SideEffectFields } from "./side-effect-fields.tsx";
import type { Names } from "./summary.ts";
import { tagList, tagText } from "./tags.ts";

export type EntryFieldsProps<E extends Entry = Entry> = {
  entry: E;
  tracked: Tracked[];
  names: Names;
  checklist: readonly string[];
  trackers: readonly Tracker[];
  showErrors: boolean;
  onChange: (entry: Entry) => void;
};

function JournalFields({ entry, onChange }: EntryFieldsProps<Journal>) {
  return (
    <div class="form">
      <TextField
        label={t.text}
        lines
        maxLength={20000}
        value={entry.text}
        onInput={(text) => onChange({ ...entry, text })}
      />
      <MoodField mood={entry.mood} onChange={(mood) => onChange({ ...entry, mood })} />
      <ParsedField
        label={t.tags}
        initial={tagText(entry.tags)}
        onText={(typed) => onChange({ ...entry, tags: tagList(typed) })}
      />
    </div>
  );
}

function CravingEdit({ entry, tracked, names, onChange }: EntryFieldsProps<Craving>) {
  return (
    <div class="form">
      <Scale
        label={t.intensity}
        none={t.intensityNone}
        value={entry.intensity}
        onPick={(intensity) => onChange({ ...entry, intensity })}
      />
      <CravingOutcome entry={entry} onChange={onChange} />
      <CravingTriggers entry={entry} onChange={onChange} />
      <CravingMore {...{ entry, tracked, names, onChange }} />
    </div>
  );
}

function IntakeEdit({ entry, tracked, names, showErrors, onChange }: EntryFieldsProps<Intake>) {
  if (!entry.none) {
    return (
      <div class="form">
        <IntakeFields {...{ entry, tracked, names, onChange, showErrors }} />
      </div>
    );
  }
  return (
    <div class="form">
      <p>{t.kindUsedNone}</p>
      <TextField
        label={t.note}
        lines
        maxLength={4000}
        value={entry.note}
        onInput={(note) => onChange({ ...entry, note })}
      />
    </div>
  );
}

export function EntryFields(props: EntryFieldsProps) {
  const { entry } = props;
  switch (entry.kind) {
    case "craving":
      return <CravingEdit {...props} entry={entry} />;
    case "intake":
      return <IntakeEdit {...props} entry={entry} />;
    case "side_effects":
      return <SideEffectFields {...props} entry={entry} />;
    case "journal":
      return <JournalFields {...props} entry={entry} />;
  }
}
