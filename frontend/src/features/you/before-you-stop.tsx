// Owns what is said before a plan to stop is kept: that stopping some things suddenly can be dangerous, and where help is.

import { isDangerousToStop, SOURCES } from "#lib/facts/rules.ts";
import { ownPlan as t } from "#locales/en/own-plan.ts";
import { entries } from "#store/entries.ts";
import { settings } from "#store/settings.ts";
import { Card } from "#ui/card.tsx";
import { Check } from "#ui/check.tsx";
import { Source } from "#ui/source.tsx";

/** Whether this person, as far as this phone knows, uses something that is dangerous to stop. */
export function isConcerned(planned: readonly string[]): boolean {
  const known = settings.value;
  const used = entries.value.map((each) => (each.kind === "intake" ? each.substance : null));
  const all = [...planned, ...(known?.substances ?? []), ...(known?.prescribed ?? []), ...used];
  return all.some((each) => each !== null && isDangerousToStop(each));
}

type BeforeYouStopProps = {
  isAsked: boolean;
  isRead: boolean;
  onRead: (isRead: boolean) => void;
  error: boolean;
};

export function BeforeYouStop({ isAsked, isRead, onRead, error }: BeforeYouStopProps) {
  return (
    <Card title={t.stopTitle} tone="note">
      <p>{t.stopText}</p>
      <p>{t.stopNow}</p>
      <p class="soft">
        <Source label={t.source} name={SOURCES.abrupt_stop ?? ""} />
      </p>
      <div class="button-row">
        <a class="button-quiet" href="/help">
          {t.help}
        </a>
      </div>
      {isAsked && <Check label={t.read} on={isRead} onToggle={onRead} />}
      <div role="alert">{error && <p class="field-error">{t.readNeeded}</p>}</div>
    </Card>
  );
}
