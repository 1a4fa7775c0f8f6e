// Owns the plain words about what this is, and what it is not.
import { about as t } from "#locales/en/about.ts";
import { tracked } from "#store/settings.ts";
import { Card } from "#ui/card.tsx";

const KRATOM = ["kratom_leaf", "kratom_extract", "seven_oh"];

/** Who does not use it never meets the word. */
const tracksKratom = () => tracked.value.some(({ id }) => KRATOM.includes(id));

export function AboutScreen() {
  return (
    <>
      <Card title={t.isTitle}>
        <p>{t.is}</p>
        <p>{t.amounts}</p>
        {tracksKratom() && <p>{t.kratom}</p>}
        <p>{t.stop}</p>
      </Card>
      <Card title={t.whoTitle}>
        <p>{t.who}</p>
        <div class="button-row">
          <a class="button-quiet" href="/who">
            {t.whoLink}
          </a>
        </div>
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
