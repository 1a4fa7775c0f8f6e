// Owns Learn: what is known and what is not, each with its source. Names a substance only to who tracks it or asks.
import { useState } from "preact/hooks";
import { CHECKED, SOURCES } from "#lib/sources.ts";
import { dayLabel } from "#lib/time.ts";
import { LEARN_FACTS, learn as t } from "#locales/en/learn.ts";
import { tracked } from "#store/settings.ts";
import { Card } from "#ui/card.tsx";
import "./learn.css";

const KRATOM = ["kratom_leaf", "kratom_extract", "seven_oh"];
const OVERDOSE = ["signs", "naloxone", "poison"];
const MIXING = ["mixing", "break"];
const STOPPING = ["stopAlcohol", "stopSedatives"];
const PLANT = [
  ...["surveys", "often", "withdrawal", "calls", "liver", "medicines", "breathing", "products"],
];

function SourceLink({ id }: { id: string }) {
  const source = SOURCES[id];
  if (!source) return null;
  return (
    <p class="learn-source soft">
      <span>{t.source}</span>{" "}
      <a href={source.url} target="_blank" rel="noreferrer noopener" lang="en">
        {`${source.name}, ${source.date}`}
      </a>
    </p>
  );
}

function Facts({ ids }: { ids: string[] }) {
  return (
    <ul class="learn-facts">
      {ids.map((id) => (
        <li key={id}>
          <p>{LEARN_FACTS[id]}</p>
          <SourceLink id={id} />
        </li>
      ))}
    </ul>
  );
}

function Plant() {
  return (
    <>
      <h3>{t.plantKnown}</h3>
      <Facts ids={PLANT} />
      <h3>{t.plantUnknown}</h3>
      <ul class="learn-facts">
        <li>{t.unknownWhy}</li>
        <li>{t.unknownLong}</li>
        <li>{t.unknownWith}</li>
        <li>{t.unknownSeven}</li>
      </ul>
    </>
  );
}

/** Not even in the page before it is opened: some read this while trying not to think of it. */
function PlantCard() {
  const [open, setOpen] = useState(() => tracked.value.some(({ id }) => KRATOM.includes(id)));
  return (
    <section class="card card-plain">
      <details class="fold" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t.plantTitle}</summary>
        {open && <Plant />}
      </details>
    </section>
  );
}

export function LearnScreen() {
  return (
    <>
      <Card title={t.overdoseTitle} tone="urgent">
        <Facts ids={OVERDOSE} />
        <div class="button-row">
          <a class="button-quiet" href="/help">
            {t.openHelp}
          </a>
        </div>
      </Card>
      <Card title={t.mixingTitle}>
        <Facts ids={MIXING} />
      </Card>
      <Card title={t.stopTitle}>
        <Facts ids={STOPPING} />
      </Card>
      <PlantCard />
      <p class="soft">
        <span>{t.checked}</span> {dayLabel(CHECKED, "long")}
      </p>
      <p class="soft">{t.limits}</p>
    </>
  );
}
