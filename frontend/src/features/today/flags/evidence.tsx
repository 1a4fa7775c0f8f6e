// Owns the entries behind a flag, as ways to each of them, and where its rule comes from.

import { useState } from "preact/hooks";
import type { Flag } from "#api/schema.gen.ts";
import type { Entry } from "#lib/entry.ts";
import { dayLabel, timeLabel } from "#lib/time.ts";
import { facts } from "#locales/en/facts.ts";
import { flags as t } from "#locales/en/flags.ts";
import { dayOf, entry as findEntry } from "#store/entries.ts";
import { isOwnFact } from "#store/facts.ts";
import { names } from "#store/settings.ts";
import { trackers } from "#store/trackers.ts";
import { summarise } from "#ui/entry/summary.ts";
import { LinkList } from "#ui/link-list.tsx";
import { Source } from "#ui/source.tsx";
import { useCode } from "#ui/use-code.ts";

const loadChart = async () => (await import("./small-chart.tsx")).SmallChart;

function wayTo(entry: Entry) {
  const { title, detail } = summarise(entry, names.value, trackers.value);
  const when = `${dayLabel(dayOf(entry))}, ${timeLabel(entry.occurred_at)}`;
  return {
    href: `/journal/${entry.id}`,
    label: when,
    note: detail ? `${title} · ${detail}` : title,
  };
}

function Behind({ flag }: { flag: Flag }) {
  const SmallChart = useCode(loadChart);
  const ids = flag.evidence.entry_ids;
  const here = ids.map(findEntry).filter((each) => each !== undefined);
  const away = ids.length - here.length;
  return (
    <>
      {SmallChart && <SmallChart flag={flag} />}
      <LinkList links={here.reverse().map(wayTo)} />
      {away > 0 && <p class="soft">{t.notHere(away)}</p>}
    </>
  );
}

export function EvidenceFold({ flag }: { flag: Flag }) {
  const [isOpen, setOpen] = useState(false);
  const count = flag.evidence.entry_ids.length;
  return (
    <details class="fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t.behind(count)}</summary>
      {isOpen && <Behind flag={flag} />}
      <p class="soft">
        {t.since(dayLabel(flag.since, "long"))} <Source label={t.source} name={flag.source} />
        {isOwnFact(flag) && ` ${facts.fromPhone}`}
      </p>
    </details>
  );
}
