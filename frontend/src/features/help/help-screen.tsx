// Owns the Help page and its order; works signed out and offline, and never dials by itself.
import { resources } from "virtual:crisis-resources";
import { region } from "#lib/region.ts";
import { dayLabel } from "#lib/time.ts";
import { help as t } from "#locales/en/help.ts";
import { Card } from "#ui/card.tsx";
import { EmergencyCard } from "./emergency-card.tsx";
import { DirectoryLink, type Line, LineCard } from "./line-card.tsx";
import { OwnPeople } from "./own-people.tsx";
import { RegionPicker } from "./region-picker.tsx";
import "#ui/button.css";
import "./help.css";

const ELSEWHERE = "*";

type SectionProps = { title: string; text?: string; lines: Line[]; none?: string };

function Section({ title, text, lines, none }: SectionProps) {
  if (lines.length === 0 && !none) return null;
  return (
    <Card title={title} hint={text}>
      {lines.length === 0 && <p>{none}</p>}
      <ul class="lines">
        {lines.map((line) => (
          <LineCard key={line.id} line={line} />
        ))}
      </ul>
    </Card>
  );
}

export function HelpScreen() {
  const here = resources.regions[region.value.code];
  const lines = (...kinds: string[]) =>
    (here?.items ?? []).filter((line) => kinds.includes(line.kind));
  const none = t.noneListed(here?.emergency[0]?.call ?? "");
  return (
    <>
      <RegionPicker codes={Object.keys(resources.regions).filter((code) => code !== ELSEWHERE)} />
      <EmergencyCard numbers={here?.emergency ?? []} lines={lines("emergency")} />
      <Section
        title={t.overdoseTitle}
        text={t.overdoseText}
        lines={lines("overdose", "poison")}
        none={none}
      />
      <OwnPeople />
      <Section title={t.crisisTitle} lines={lines("crisis")} none={none} />
      <Section title={t.substanceTitle} lines={lines("substance")} none={none} />
      <Card title={t.quietTitle} hint={t.quietText}>
        <div class="button-row">
          <a class="button-soft" href="/quiet">
            {t.quietOpen}
          </a>
        </div>
      </Card>
      <Card title={t.elsewhereTitle}>
        <ul class="directories">
          {resources.regions[ELSEWHERE]?.items.map((line) => (
            <DirectoryLink key={line.id} line={line} />
          ))}
        </ul>
      </Card>
      <p class="soft">{t.checked(dayLabel(resources.collected, "long"))}</p>
      <p class="soft">{t.limits}</p>
    </>
  );
}
