// Owns what the person follows in their own words: added, renamed, hidden and shown again; never thrown away here,
// because old entries carry the id and would lose their words.
import { useState } from "preact/hooks";
import { newId } from "#lib/ids.ts";
import type { Settings, Tracker } from "#lib/settings.ts";
import { TRACKER_KINDS, trackers as t } from "#locales/en/trackers.ts";
import { Card } from "#ui/card.tsx";
import { TextField } from "#ui/text-field.tsx";
import { AddTracker, type NewTracker } from "./add-tracker.tsx";
import { changeSettings } from "./change.ts";

type Change = (fields: Partial<Tracker>) => void;

function Rename({ tracker, onChange }: { tracker: Tracker; onChange: Change }) {
  const [name, setName] = useState(tracker.name);
  const [tried, setTried] = useState(false);
  const isEmpty = name.trim() === "";
  const submit = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (!isEmpty) onChange({ name: name.trim() });
  };
  return (
    <details class="fold">
      <summary>
        {t.rename}
        <span class="visually-hidden">: {tracker.name}</span>
      </summary>
      <form class="inline-form" onSubmit={submit} noValidate>
        <TextField
          label={t.name}
          maxLength={200}
          value={name}
          onInput={setName}
          error={tried && isEmpty ? t.nameNeeded : undefined}
        />
        <button type="submit" class="button-soft">
          {t.renameSave}
        </button>
      </form>
    </details>
  );
}

function Line({ tracker, onChange }: { tracker: Tracker; onChange: Change }) {
  const { name, kind, unit, shown } = tracker;
  return (
    <li>
      <div class="product-line">
        <span>
          <strong>{name}</strong>
          <span class="soft check-hint">
            {TRACKER_KINDS[kind]}
            {unit && ` · ${unit}`}
          </span>
        </span>
        <button type="button" class="button-quiet" onClick={() => onChange({ shown: !shown })}>
          {shown ? t.hide : t.show}
          <span class="visually-hidden"> {name}</span>
        </button>
      </div>
      {/* Begun anew under another name, the field holds that one. */}
      <Rename key={name} tracker={tracker} onChange={onChange} />
    </li>
  );
}

export function OwnTrackersCard({ settings }: { settings: Settings }) {
  const all = settings.trackers ?? [];
  const set = (trackers: Tracker[]) => void changeSettings({ trackers });
  const add = (made: NewTracker) => set([...all, { ...made, id: `own:${newId()}`, shown: true }]);
  const lines = (those: Tracker[]) => (
    <ul class="track-list">
      {those.map((tracker) => {
        const change: Change = (fields) =>
          set(all.map((each) => (each.id === tracker.id ? { ...each, ...fields } : each)));
        return <Line key={tracker.id} tracker={tracker} onChange={change} />;
      })}
    </ul>
  );
  const hidden = all.filter(({ shown }) => !shown);
  return (
    <Card title={t.ownTitle} hint={t.ownHint}>
      {lines(all.filter(({ shown }) => shown))}
      <AddTracker onAdd={add} />
      {hidden.length > 0 && (
        <details class="fold">
          <summary>{t.hidden}</summary>
          <p class="soft">{t.hiddenHint}</p>
          {lines(hidden)}
        </details>
      )}
    </Card>
  );
}
