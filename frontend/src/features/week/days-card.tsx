// Owns on which of the seven days something was recorded.
import { locale } from "#lib/language.ts";
import { dayLabel } from "#lib/time.ts";
import type { Week } from "#lib/week.ts";
import { week as t } from "#locales/en/week.ts";
import { Card } from "#ui/card.tsx";
import "./week.css";

/** "S": so short that seven fit beside each other; the whole day is read out. */
const initial = (day: string): string =>
  new Intl.DateTimeFormat(locale(), { timeZone: "UTC", weekday: "narrow" }).format(
    new Date(`${day}T00:00:00Z`),
  );

type DaysCardProps = { week: Week; isWhole: boolean };

export function DaysCard({ week: { days, recorded }, isWhole }: DaysCardProps) {
  return (
    <Card title={t.title}>
      <p>{recorded > 0 ? t.recorded(recorded) : t.empty}</p>
      <ol class="week-days">
        {days.map(({ day, entries }) => (
          <li key={day} class={entries > 0 ? "week-day is-noted" : "week-day"}>
            <span aria-hidden="true">{initial(day)}</span>
            <span aria-hidden="true" class="week-count">
              {entries || "\u00b7"}
            </span>
            <span class="visually-hidden">
              {dayLabel(day)}: {entries > 0 ? t.entries(entries) : t.noEntries}
            </span>
          </li>
        ))}
      </ol>
      {!isWhole && <p class="soft">{t.notAll}</p>}
    </Card>
  );
}
