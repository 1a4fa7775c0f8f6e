// Owns what became of the strong cravings; what nobody noted is said to be so.
import { type Outcomes, STRONG_FROM } from "#lib/week.ts";
import { OUTCOME_NAMES } from "#locales/en/entry.ts";
import { week as t } from "#locales/en/week.ts";
import { Card } from "#ui/card.tsx";

function headline({ total, passed }: Outcomes): string {
  if (total === 0) return t.strongNone;
  return passed > 0 ? t.strongPassed(passed, total) : t.strongNoted(total);
}

export function StrongCard({ strong }: { strong: Outcomes }) {
  const rest = [
    { label: OUTCOME_NAMES.ongoing, count: strong.ongoing },
    { label: OUTCOME_NAMES.used, count: strong.used },
    { label: t.unknown, count: strong.unknown },
  ].filter(({ count }) => count > 0);
  return (
    <Card title={t.strongTitle} hint={t.strongMeans(STRONG_FROM)}>
      <p class={strong.total > 0 ? "week-headline" : ""}>{headline(strong)}</p>
      {rest.length > 0 && (
        <ul class="week-list">
          {rest.map(({ label, count }) => (
            <li key={label}>
              <span>{label}</span>
              <span>{count}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
