// Owns the timeline: days newest first, more on request.
import { useCallback, useEffect, useState } from "preact/hooks";
import type { Entry } from "#lib/entry.ts";
import { dayLabel, shiftDay } from "#lib/time.ts";
import { journal as t } from "#locales/en/journal.ts";
import { shell } from "#locales/en/shell.ts";
import { dayOf, entries, loadPage } from "#store/entries.ts";
import { isWaiting } from "#store/outbox.ts";
import { sessionState } from "#store/session.ts";
import { names, today } from "#store/settings.ts";
import { Card } from "#ui/card.tsx";
import { EntryList } from "#ui/entry/entry-list.tsx";

const PAGE = 50;

type Paging = { state: "loading" | "more" | "all" | "unreachable"; cursor: string | null };

function usePages(): [Paging, () => void] {
  const [paging, setPaging] = useState<Paging>({ state: "loading", cursor: null });
  const open = sessionState.value === "open";
  const load = useCallback((cursor: string | null) => {
    setPaging({ state: "loading", cursor });
    loadPage(cursor ? { cursor, limit: PAGE } : { limit: PAGE }).then(
      (next) => setPaging({ state: next ? "more" : "all", cursor: next }),
      () => setPaging({ state: "unreachable", cursor }),
    );
  }, []);
  useEffect(() => {
    if (open) load(null);
  }, [open, load]);
  return [paging, () => load(paging.cursor)];
}

function byDay(list: Entry[]): [string, Entry[]][] {
  const days = new Map<string, Entry[]>();
  for (const entry of list) days.set(dayOf(entry), [...(days.get(dayOf(entry)) ?? []), entry]);
  return [...days].sort(([one], [other]) => (one < other ? 1 : -1));
}

function dayTitle(day: string): string {
  if (day === today()) return t.today;
  return day === shiftDay(today(), -1) ? t.yesterday : dayLabel(day);
}

function Foot({ paging, more }: { paging: Paging; more: () => void }) {
  if (sessionState.value !== "open") return <p class="soft">{t.fromPhone}</p>;
  if (paging.state === "loading") return <p class="soft">{shell.loading}</p>;
  if (paging.state === "all") {
    return <p class="soft">{entries.value.length === 0 ? t.empty : t.thatsAll}</p>;
  }
  const unreachable = paging.state === "unreachable";
  return (
    <div class="button-row">
      {unreachable && <p class="soft">{t.unreachable}</p>}
      <button type="button" class="button-soft" onClick={more}>
        {unreachable ? t.tryAgain : t.earlier}
      </button>
    </div>
  );
}

export function JournalScreen() {
  const [paging, more] = usePages();
  return (
    <>
      {byDay(entries.value).map(([day, list]) => (
        <Card key={day} title={dayTitle(day)}>
          <EntryList
            entries={list}
            names={names.value}
            waiting={(id) => (isWaiting(id) ? shell.waitingOne : "")}
          />
        </Card>
      ))}
      <Foot paging={paging} more={more} />
    </>
  );
}
