// Owns what was done about cravings that passed; absent where nothing is noted about it.
import type { Week } from "#lib/week.ts";
import { COPING_NAMES } from "#locales/en/entry.ts";
import { week as t } from "#locales/en/week.ts";
import { Card } from "#ui/card.tsx";

export function HelpedCard({ helped: { of, by } }: { helped: Week["helped"] }) {
  if (of === 0) return null;
  return (
    <Card title={t.helpedTitle} hint={t.helpedOf(of)}>
      <ul class="week-list">
        {by.map(({ id, count }) => (
          <li key={id}>
            <span>{COPING_NAMES[id] ?? id}</span>
            <span>{t.times(count)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
