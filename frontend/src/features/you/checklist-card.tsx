// Owns which symptoms Today asks about first.

import { toggled } from "#lib/entry.ts";
import { BUILT_IN_SYMPTOMS, WITHDRAWAL_SYMPTOMS } from "#lib/settings.ts";
import { SYMPTOM_NAMES } from "#locales/en/entry.ts";
import { you as t } from "#locales/en/you.ts";
import { Card } from "#ui/card.tsx";
import { Chip } from "#ui/chip.tsx";
import { changeSettings } from "./change.ts";

export function ChecklistCard({ chosen }: { chosen: string[] }) {
  const chips = (ids: readonly string[]) => (
    <div class="chips">
      {ids.map((id) => (
        <Chip
          key={id}
          label={SYMPTOM_NAMES[id] ?? id}
          on={chosen.includes(id)}
          onToggle={() => void changeSettings({ symptoms: toggled(chosen, id) })}
        />
      ))}
    </div>
  );
  return (
    <Card title={t.bodyTitle} hint={t.bodyHint}>
      {chips(BUILT_IN_SYMPTOMS)}
      <h3>{t.bodyGroupWithdrawal}</h3>
      {chips(WITHDRAWAL_SYMPTOMS)}
    </Card>
  );
}
