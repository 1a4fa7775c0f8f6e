// Owns what the person keeps track of: a neutral list in alphabetical order, nothing chosen for them.
import { useState } from "preact/hooks";
import { newId } from "#lib/ids.ts";
import type { Tracked } from "#lib/settings.ts";
import { SUBSTANCE_NAMES } from "#locales/en/entry.ts";
import { you as t } from "#locales/en/you.ts";
import { Card } from "#ui/card.tsx";
import { Check } from "#ui/check.tsx";
import { TextField } from "#ui/text-field.tsx";
import { AddOwn } from "./add-own.tsx";
import { changeSettings } from "./change.ts";

const setList = (substances: Tracked[]) => changeSettings({ substances });

type RowProps = { each: Tracked; name: string; onChange: (changed: Tracked) => void };

function Details({ each, name, onChange }: RowProps) {
  const [unit, setUnit] = useState(each.unit);
  return (
    <div class="track-details">
      <TextField
        label={t.trackUnitFor(name)}
        maxLength={40}
        value={unit}
        onInput={setUnit}
        onBlur={() => unit.trim() !== each.unit && onChange({ ...each, unit: unit.trim() })}
      />
      <Check
        label={t.trackPrescribed}
        on={each.prescribed}
        onToggle={(prescribed) => onChange({ ...each, prescribed })}
      />
    </div>
  );
}

export function TrackCard({ substances }: { substances: Tracked[] }) {
  const own = substances.filter((each) => !(each.id in SUBSTANCE_NAMES));
  const rows = [
    ...Object.entries(SUBSTANCE_NAMES).map(([id, name]) => ({ id, name, isOwn: false })),
    ...own.map(({ id, name }) => ({ id, name, isOwn: true })),
  ].sort((one, other) => one.name.localeCompare(other.name));
  const toggle = (id: string, name: string, on: boolean) => {
    const rest = substances.filter((each) => each.id !== id);
    void setList(on ? [...rest, { id, name, unit: "", prescribed: false }] : rest);
  };
  const change = (changed: Tracked) =>
    void setList(substances.map((each) => (each.id === changed.id ? changed : each)));
  return (
    <Card title={t.trackTitle} hint={t.trackHint}>
      <ul class="track-list">
        {rows.map(({ id, name, isOwn }) => {
          const each = substances.find((tracked) => tracked.id === id);
          return (
            <li key={id}>
              <Check
                label={name}
                on={each !== undefined}
                onToggle={(on) => toggle(id, isOwn ? name : "", on)}
              />
              {each && <Details each={each} name={name} onChange={change} />}
            </li>
          );
        })}
      </ul>
      <AddOwn
        onAdd={(name, unit) =>
          void setList([...substances, { id: `own-${newId()}`, name, unit, prescribed: false }])
        }
      />
    </Card>
  );
}
