// Owns what the person keeps track of: their own choices, and behind a tap a neutral list in alphabetical order.
// Nothing is chosen for them, and nobody meets the name of a substance without having asked for the list.
import { useState } from "preact/hooks";
import { toggled } from "#lib/entry.ts";
import { newId } from "#lib/ids.ts";
import { ALWAYS_PRESCRIBED, type Settings } from "#lib/settings.ts";
import { SUBSTANCE_NAMES } from "#locales/en/entry.ts";
import { you as t } from "#locales/en/you.ts";
import { Card } from "#ui/card.tsx";
import { Check } from "#ui/check.tsx";
import { AddOwn } from "./add-own.tsx";
import { changeSettings } from "./change.ts";
import { Products } from "./products.tsx";

function rowsOf(settings: Settings): { id: string; name: string }[] {
  const listed = Object.entries(SUBSTANCE_NAMES).map(([id, name]) => ({ id, name }));
  const rows = [...listed, ...settings.own_substances];
  return rows.sort((one, other) => one.name.localeCompare(other.name));
}

function addOwn(settings: Settings, name: string, unit: string): void {
  const id = `own:${newId()}`;
  void changeSettings({
    substances: [...settings.substances, id],
    own_substances: [...settings.own_substances, { id, name, unit: unit || null }],
  });
}

export function TrackCard({ settings }: { settings: Settings }) {
  const toggleIn = (list: "substances" | "prescribed", id: string) =>
    void changeSettings({ [list]: toggled(settings[list], id) });
  const [isListOpen, openList] = useState(false);
  const shown = rowsOf(settings).filter(({ id }) => isListOpen || settings.substances.includes(id));
  return (
    <Card title={t.trackTitle} hint={t.trackHint}>
      <ul class="track-list">
        {shown.map(({ id, name }) => {
          const on = settings.substances.includes(id);
          return (
            <li key={id}>
              <Check label={name} on={on} onToggle={() => toggleIn("substances", id)} />
              {on && (
                <div class="track-details">
                  {id === ALWAYS_PRESCRIBED ? (
                    <p class="soft">{t.trackPrescribedHint}</p>
                  ) : (
                    <Check
                      label={t.trackPrescribed}
                      hint={t.trackPrescribedHint}
                      about={name}
                      on={settings.prescribed.includes(id)}
                      onToggle={() => toggleIn("prescribed", id)}
                    />
                  )}
                  <Products substance={id} name={name} products={settings.products} />
                </div>
              )}
            </li>
          );
        })}
      </ul>
      {!isListOpen && (
        <button type="button" class="button-soft" onClick={() => openList(true)}>
          {t.trackOpen}
        </button>
      )}
      <AddOwn onAdd={(name, unit) => addOwn(settings, name, unit)} />
    </Card>
  );
}
