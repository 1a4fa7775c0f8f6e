// Owns "Today so far": what is written down today, and no verdict on it.
import { shell } from "#locales/en/shell.ts";
import { today as t } from "#locales/en/today.ts";
import { entriesToday } from "#store/entries.ts";
import { isWaiting, waitingCount } from "#store/outbox.ts";
import { names } from "#store/settings.ts";
import { Card } from "#ui/card.tsx";
import { EntryList } from "#ui/entry/entry-list.tsx";

export function SoFarCard() {
  const entries = entriesToday.value;
  const waiting = waitingCount.value;
  return (
    <Card title={t.soFar}>
      {entries.length === 0 ? (
        <p class="soft">{t.soFarNone}</p>
      ) : (
        <EntryList
          entries={entries}
          names={names.value}
          waiting={(id) => (isWaiting(id) ? shell.waitingOne : "")}
        />
      )}
      {entries.length > 0 && (
        <p class="soft">{waiting > 0 ? shell.waiting(waiting) : shell.allSaved}</p>
      )}
    </Card>
  );
}
