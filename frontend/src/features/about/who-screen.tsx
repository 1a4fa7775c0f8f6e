// Owns "Who can see what": plain words about what is locked, from whom, and where that ends.
import { who as t } from "#locales/en/who.ts";
import { sessionState } from "#store/session.ts";
import { Card } from "#ui/card.tsx";
import "./about.css";

export function WhoScreen() {
  return (
    <>
      <Card title={t.inUseTitle}>
        <p>{t.inUse}</p>
      </Card>
      <Card title={t.storedTitle}>
        <p>{t.stored}</p>
        <p>{t.deleted}</p>
      </Card>
      <Card title={t.operatorTitle}>
        <ul class="points">
          <li>{t.operatorCounts}</li>
          <li>{t.operatorUse}</li>
          <li>{t.operatorSizes}</li>
        </ul>
        <p>{t.operatorOrder}</p>
      </Card>
      <Card title={t.phoneTitle}>
        <p>{t.phone}</p>
        <p>{t.phoneOut}</p>
        <p>{t.phoneWork}</p>
      </Card>
      <Card title={t.lostTitle} tone="note">
        <p>{t.lost}</p>
        {sessionState.value === "open" && (
          <a class="button-quiet" href="/you/spare-key">
            {t.openKey}
          </a>
        )}
      </Card>
      <Card title={t.othersTitle}>
        <p>{t.others}</p>
      </Card>
    </>
  );
}
