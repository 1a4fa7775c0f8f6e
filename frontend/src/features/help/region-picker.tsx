// Owns saying which country is shown, calling a guess a guess, and changing it.
import { useState } from "preact/hooks";
import { region, regionName } from "#lib/region.ts";
import { help as t } from "#locales/en/help.ts";
import { setRegion } from "#store/save-settings.ts";

const OTHER = "ZZ";

export function RegionPicker({ codes }: { codes: string[] }) {
  const { code, guessed } = region.value;
  const listed = codes.includes(code);
  const [open, setOpen] = useState(false);
  if (!open && (listed || !guessed)) {
    const name = listed ? regionName(code) : t.regionOther;
    return (
      <p class="region-line">
        <span>{guessed ? t.regionGuess(name) : t.regionKnown(name)}</span>
        <button type="button" class="button-quiet" onClick={() => setOpen(true)}>
          {t.regionChange}
        </button>
      </p>
    );
  }
  const choose = (chosen: string) => {
    setRegion(chosen);
    setOpen(false);
  };
  return (
    <label class="field">
      <span>{listed ? t.regionLabel : t.regionUnknown}</span>
      <select value={listed ? code : ""} onChange={(event) => choose(event.currentTarget.value)}>
        {!listed && <option value="" />}
        {codes
          .map((each) => ({ code: each, name: regionName(each) }))
          .sort((one, other) => one.name.localeCompare(other.name))
          .map((each) => (
            <option key={each.code} value={each.code}>
              {each.name}
            </option>
          ))}
        <option value={OTHER}>{t.regionOther}</option>
      </select>
    </label>
  );
}
