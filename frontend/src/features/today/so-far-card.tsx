// Owns "Today so far": what is written down today, and no verdict on it.
import { shell } from "#locales/en/shell.ts";
import { today as t } from "#locales/en/today.ts";
import { entriesToday } from "#store/entries.ts";
import { isWaiting } from "#store/outbox.ts";
import { names } from "#store/settings.ts";
import { Card } from "#ui/card.tsx";
import { useCode } from "#ui/use-code.ts";

const loadList = async () => (await import("#ui/entry/entry-list.tsx")).EntryList;

/** The list is read after what is to be recorded, so its code comes after it. */
export function SoFarCard() {
  const EntryList = useCode(loadList);
  const entries = entriesToday.value;
  return (
    <Card title={t.soFar}>
      {entries.length === 0 ? (
        <p class="soft">{t.soFarNone}</p>
      ) : (
        EntryList && (
          <EntryList
            entries={entries}
            names={names.value}
            waiting={(id) => (isWaiting(id) ? shell.waitingOne : "")}
          />
        )
      )}
    </Card>
  );
}
