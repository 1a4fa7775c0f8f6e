// Owns at which hours of the clock cravings were noted: a table, and the same as bars for the eye.
import { locale } from "#lib/language.ts";
import type { Block, Week } from "#lib/week.ts";
import { week as t } from "#locales/en/week.ts";
import { Card } from "#ui/card.tsx";

/** "8 PM" or "20:00": as short as the phone writes it. */
function clock(hour: number): string {
  const at = new Date(Date.UTC(2000, 0, 1, hour));
  const form = { timeZone: "UTC", hour: "numeric" } as const;
  const short = new Intl.DateTimeFormat(locale(), form);
  if (short.resolvedOptions().hour12) return short.format(at);
  return new Intl.DateTimeFormat(locale(), { ...form, minute: "2-digit" }).format(at);
}

function Bar({ block, most }: { block: Block; most: number }) {
  const width = (count: number) => `${(100 * count) / most}%`;
  return (
    <svg class="week-bar" aria-hidden="true" width="100%" height="12">
      <rect class="week-bar-all" width={width(block.cravings)} height="12" rx="3" />
      <rect class="week-bar-strong" width={width(block.strong)} height="12" rx="3" />
    </svg>
  );
}

export function HoursCard({ week: { blocks, cravings } }: { week: Week }) {
  const most = Math.max(...blocks.map((block) => block.cravings));
  return (
    <Card title={t.hoursTitle} hint={t.hoursOf(cravings)}>
      <table class="week-hours">
        <caption class="visually-hidden">{t.hoursTitle}</caption>
        <thead>
          <tr>
            <th scope="col">{t.time}</th>
            <th scope="col">{t.all}</th>
            <th scope="col">{t.strong}</th>
          </tr>
        </thead>
        <tbody>
          {blocks.map((block) => (
            <tr key={block.from}>
              <th scope="row">
                {clock(block.from)} – {clock(block.from + 4)}
                {block.cravings > 0 && <Bar block={block} most={most} />}
              </th>
              <td>{block.cravings}</td>
              <td>{block.strong}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
