// Owns the entries of today as lines; read after what is to be recorded, so its code comes after it.
import { shell } from "#locales/en/shell.ts";
import { today as t } from "#locales/en/today.ts";
import { week } from "#locales/en/week.ts";
import { entriesToday } from "#store/entries.ts";
import { isWaiting } from "#store/outbox.ts";
import { names } from "#store/settings.ts";
import { trackers } from "#store/trackers.ts";
import { EntryList } from "#ui/entry/entry-list.tsx";

export function SoFarList() {
  const entries = entriesToday.value;
  return (
    <>
      {entries.length === 0 ? (
        <p class="soft">{t.soFarNone}</p>
      ) : (
        <EntryList
          entries={entries}
          names={names.value}
          trackers={trackers.value}
          waiting={(id) => (isWaiting(id) ? shell.waitingOne : "")}
        />
      )}
      <div class="button-row">
        <a class="button-quiet" href="/week">
          {week.link}
        </a>
      </div>
    </>
  );
}
