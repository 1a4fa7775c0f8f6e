// Owns adding something to follow: a name, how it is noted, and for a number its unit.
import { useState } from "preact/hooks";
import type { Tracker, TrackerKind } from "#lib/settings.ts";
import { TRACKER_KINDS, trackers as t } from "#locales/en/trackers.ts";
import { Choice, optionsOf } from "#ui/choice.tsx";
import { TextField } from "#ui/text-field.tsx";

export type NewTracker = Pick<Tracker, "name" | "kind" | "unit">;

const EMPTY: NewTracker = { name: "", kind: "scale", unit: null };

const tidy = ({ name, kind, unit }: NewTracker): NewTracker => ({
  name: name.trim(),
  kind,
  unit: (kind === "number" && unit?.trim()) || null,
});

export function AddTracker({ onAdd }: { onAdd: (made: NewTracker) => void }) {
  const [made, setMade] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const set = (fields: Partial<NewTracker>) => setMade({ ...made, ...fields });
  const isNameless = made.name.trim() === "";
  const submit = (event: Event) => {
    event.preventDefault();
    setTried(isNameless);
    if (isNameless) return;
    onAdd(tidy(made));
    setMade(EMPTY);
  };
  return (
    <details class="fold">
      <summary>{t.add}</summary>
      <form class="form" onSubmit={submit} noValidate>
        <TextField
          label={t.name}
          maxLength={200}
          value={made.name}
          onInput={(name) => set({ name })}
          error={tried && isNameless ? t.nameNeeded : undefined}
        />
        <Choice
          label={t.kind}
          options={optionsOf<TrackerKind>(TRACKER_KINDS)}
          value={made.kind}
          onChoose={(kind) => set({ kind })}
        />
        {made.kind === "number" && (
          <TextField
            label={t.unit}
            maxLength={32}
            value={made.unit ?? ""}
            onInput={(unit) => set({ unit })}
          />
        )}
        <div class="button-row">
          <button type="submit" class="button-soft">
            {t.addButton}
          </button>
        </div>
      </form>
    </details>
  );
}
