// Owns adding something of one's own to track, in one's own words.
import { useState } from "preact/hooks";
import { you as t } from "#locales/en/you.ts";
import { TextField } from "#ui/text-field.tsx";
import "./you.css";

export function AddOwn({ onAdd }: { onAdd: (name: string, unit: string) => void }) {
  const [name, setName] = useState("");
  const [unit, setUnit] = useState("");
  const [tried, setTried] = useState(false);
  const submit = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() === "") return;
    onAdd(name.trim(), unit.trim());
    setName("");
    setUnit("");
    setTried(false);
  };
  return (
    <details class="fold">
      <summary>{t.trackAdd}</summary>
      <form class="form" onSubmit={submit} noValidate>
        <TextField
          label={t.trackName}
          maxLength={200}
          value={name}
          onInput={setName}
          error={tried && name.trim() === "" ? t.trackNameNeeded : undefined}
        />
        <TextField label={t.trackUnit} maxLength={32} value={unit} onInput={setUnit} />
        <div class="button-row">
          <button type="submit" class="button-soft">
            {t.trackAddButton}
          </button>
        </div>
      </form>
    </details>
  );
}
