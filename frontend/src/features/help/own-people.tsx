// Owns the person's own people on Help, and the way to their plan; signed out there is neither.
import { help as t } from "#locales/en/help.ts";
import { useOwnPeople } from "#store/own-people.ts";
import { sessionState } from "#store/session.ts";
import { settings } from "#store/settings.ts";
import { Card } from "#ui/card.tsx";
import { Contacts } from "#ui/contact.tsx";

export function OwnPeople() {
  const people = useOwnPeople();
  const isLocked = sessionState.value === "locked";
  const isNobody = people.length === 0;
  if (isLocked ? isNobody : !settings.value) return null;
  const hint = isLocked ? t.ownPinned : undefined;
  return (
    <Card title={t.ownTitle} hint={isNobody ? t.ownNone : hint}>
      {!isNobody && <Contacts people={people} texts />}
      {!isLocked && (
        <div class="button-row">
          <a class="button-quiet" href="/hard-days">
            {t.ownPlan}
          </a>
        </div>
      )}
    </Card>
  );
}
