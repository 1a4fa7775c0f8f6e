// Owns the plan for hard days: six calm cards, one of them open for changes at a time, and a way to print them.
import { useEmergencyNumber } from "#lib/emergency.ts";
import { telLink } from "#lib/phone-number.ts";
import { isEmptyPlan, PARTS, planIn } from "#lib/safety-plan.ts";
import { help } from "#locales/en/help.ts";
import { plan as t } from "#locales/en/plan.ts";
import { screens } from "#locales/en/screens.ts";
import { settings } from "#store/settings.ts";
import { Card } from "#ui/card.tsx";
import { Icon } from "#ui/icon.tsx";
import { PartCard } from "./part-card.tsx";
import "./hard-days.css";

function WhenNotEnough() {
  const number = useEmergencyNumber();
  return (
    <Card title={t.enoughTitle} tone="urgent">
      <p>{t.enoughText(number)}</p>
      <div class="button-row">
        {number && (
          <a class="help-pill" href={telLink(number)} data-outside>
            <Icon name="phone" size={20} />
            {help.call(number)}
          </a>
        )}
        <a class="button-quiet" href="/help">
          {t.enoughLines}
        </a>
      </div>
    </Card>
  );
}

function Print() {
  return (
    <Card hint={t.printHint}>
      <div class="button-row">
        <button type="button" class="button-soft" onClick={() => print()}>
          {t.print}
        </button>
      </div>
    </Card>
  );
}

export function HardDaysScreen() {
  const known = settings.value;
  const plan = planIn(known);
  return (
    <div class="hard-days">
      <p class="paper-only">{screens.hardDays}</p>
      <p class="soft">{known ? t.intro : t.away}</p>
      {known && PARTS.map((part) => <PartCard key={part} part={part} plan={plan} />)}
      <WhenNotEnough />
      {!isEmptyPlan(plan) && <Print />}
    </div>
  );
}
