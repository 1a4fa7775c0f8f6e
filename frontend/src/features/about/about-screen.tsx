// Owns the plain words about limits and about who can see what.
import { about as t } from "#locales/en/about.ts";
import { Card } from "#ui/card.tsx";

export function AboutScreen() {
  return (
    <>
      <Card title={t.isTitle}>
        <p>{t.is}</p>
        <p>{t.amounts}</p>
        <p>{t.stop}</p>
      </Card>
      <Card title={t.whoTitle}>
        <p>{t.whoLocked}</p>
        <p>{t.whoOpen}</p>
        <p>{t.whoCounts}</p>
        <p>{t.whoNobody}</p>
      </Card>
      <Card title={t.phoneTitle}>
        <p>{t.phone}</p>
      </Card>
      <Card title={t.dangerTitle} tone="note">
        <p>{t.danger}</p>
        <div class="button-row">
          <a class="button-quiet" href="/help">
            {t.openHelp}
          </a>
        </div>
      </Card>
    </>
  );
}
