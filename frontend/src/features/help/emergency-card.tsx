// Owns the first thing on Help: the emergency number, as large as a shaking thumb needs it.

import { telLink } from "#lib/phone-number.ts";
import { said } from "#locales/en/crisis.ts";
import { help as t } from "#locales/en/help.ts";
import { Card } from "#ui/card.tsx";
import { Icon } from "#ui/icon.tsx";
import { type Line, LineCard } from "./line-card.tsx";

type EmergencyProps = { numbers: { call: string; for: string }[]; lines: Line[] };

export function EmergencyCard({ numbers, lines }: EmergencyProps) {
  return (
    <Card title={t.emergencyTitle} hint={t.emergencyText} tone="urgent">
      {numbers.length === 0 && <p>{t.emergencyNone}</p>}
      <ul class="emergency">
        {numbers.map((number) => (
          <li key={number.call}>
            <a class="emergency-call" href={telLink(number.call)} data-outside>
              <Icon name="phone" />
              {t.call(number.call)}
            </a>
            {number.for !== "all" && <span>{said(number.for)}</span>}
          </li>
        ))}
      </ul>
      {lines.length > 0 && (
        <ul class="lines">
          {lines.map((line) => (
            <LineCard key={line.id} line={line} />
          ))}
        </ul>
      )}
    </Card>
  );
}
