// Owns the words after a symptom that should be seen to; shown after saving, never instead of it.
import { useEmergencyNumber } from "#lib/emergency.ts";
import type { Alarm } from "#lib/red-flags.ts";
import { today as t } from "#locales/en/today.ts";
import { Card } from "./card.tsx";
import { Icon } from "./icon.tsx";
import { Lazy } from "./lazy.tsx";

type AlarmProps = { alarm: NonNullable<Alarm>; ratings: Record<string, number> };

const company = async () => (await import("./company.tsx")).Company;

export function AlarmCard({ alarm, ratings }: AlarmProps) {
  const number = useEmergencyNumber();
  const urgent = alarm === "urgent";
  return (
    <div role="alert">
      <Card title={urgent ? t.urgentTitle : t.sameDayTitle} tone={urgent ? "urgent" : "note"}>
        <p>{urgent ? t.urgentText(number) : t.sameDayText}</p>
        <div class="button-row">
          {urgent && number && (
            <a class="help-pill" href={`tel:${number}`} data-outside>
              <Icon name="phone" size={20} />
              {t.callNumber(number)}
            </a>
          )}
          <a class="button-quiet" href="/help">
            {t.openHelp}
          </a>
        </div>
        {!!ratings.suicidal_thoughts && <Lazy load={company} />}
      </Card>
    </div>
  );
}
