// Owns the timeline: months and days newest first, older ones on request, or what was looked for.
import { useEffect } from "preact/hooks";
import { isEverything } from "#lib/looking.ts";
import { journal as t } from "#locales/en/journal.ts";
import { shell } from "#locales/en/shell.ts";
import { week } from "#locales/en/week.ts";
import { dayOf } from "#store/entries.ts";
import { isWaiting } from "#store/outbox.ts";
import { sessionState } from "#store/session.ts";
import { names, today } from "#store/settings.ts";
import { comeBack, reach, shown, wish } from "#store/timeline.ts";
import { trackers } from "#store/trackers.ts";
import { Answer } from "#ui/answer.tsx";
import { EntryList } from "#ui/entry/entry-list.tsx";
import { byMonth, type Day, dayTitle, monthTitle } from "./days.ts";
import { ListEnd } from "./list-end.tsx";
import { LookFor } from "./look-for.tsx";
import "./journal.css";

function DayCard({ day, entries }: Day) {
  return (
    <section class="card card-plain">
      <h3 class="day-title">{dayTitle(day, today())}</h3>
      <EntryList
        entries={entries}
        names={names.value}
        trackers={trackers.value}
        waiting={(id) => (isWaiting(id) ? shell.waitingOne : "")}
      />
    </section>
  );
}

/** Read out when it changes; seen where somebody looked for something. */
function Count() {
  const ready = reach.value.state !== "loading";
  const hidden = isEverything(wish.value) || shown.value.length === 0;
  const words = reach.value.state === "all" ? t.found : t.foundSoFar;
  return (
    <output class={hidden ? "visually-hidden" : "soft"}>
      {ready && words(shown.value.length)}
    </output>
  );
}

export function JournalScreen() {
  const open = sessionState.value === "open";
  useEffect(() => {
    if (open) void comeBack();
  }, [open]);
  return (
    <>
      <Answer to="edit" />
      <div class="button-row">
        <a class="button-quiet" href="/week">
          {week.link}
        </a>
      </div>
      <LookFor />
      <Count />
      {byMonth(shown.value, dayOf).map(({ month, days }) => (
        <section key={month} class="month" aria-labelledby={`month-${month}`}>
          <h2 id={`month-${month}`}>{monthTitle(month)}</h2>
          {days.map((day) => (
            <DayCard key={day.day} {...day} />
          ))}
        </section>
      ))}
      <ListEnd />
    </>
  );
}
