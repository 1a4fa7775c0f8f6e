// Owns the entries of today as lines; read after what is to be recorded, so its code comes after it.
import { shell } from "#locales/en/shell.ts";
import { entriesToday } from "#store/entries.ts";
import { isWaiting } from "#store/outbox.ts";
import { names } from "#store/settings.ts";
import { trackers } from "#store/trackers.ts";
import { EntryList } from "#ui/entry/entry-list.tsx";

export function SoFarList() {
  return (
    <EntryList
      entries={entriesToday.value}
      names={names.value}
      trackers={trackers.value}
      waiting={(id) => (isWaiting(id) ? shell.waitingOne : "")}
    />
  );
}
