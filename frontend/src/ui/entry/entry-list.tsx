// Owns entries as lines: time, what it was, a little of what it says; each opens on a tap.
import type { Entry } from "#lib/entry.ts";
import type { Tracker } from "#lib/settings.ts";
import { timeLabel } from "#lib/time.ts";
import { type Names, summarise } from "./summary.ts";
import "./entry-list.css";

type EntryListProps = {
  entries: Entry[];
  names: Names;
  trackers: readonly Tracker[];
  waiting: (id: string) => string;
};

export function EntryList({ entries, names, trackers, waiting }: EntryListProps) {
  return (
    <ul class="entry-list">
      {entries.map((entry) => {
        const { title, detail } = summarise(entry, names, trackers);
        const mark = waiting(entry.id);
        return (
          <li key={entry.id}>
            <a href={`/journal/${entry.id}`}>
              <span class="entry-time soft">{timeLabel(entry.occurred_at)}</span>
              <span class="entry-body">
                <span class="entry-title">{title}</span>
                {detail && <span class="entry-detail soft">{detail}</span>}
                {mark && <span class="entry-mark soft">{mark}</span>}
              </span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}
