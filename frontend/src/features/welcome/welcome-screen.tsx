// Owns the first open: what this is, what it never does, and two ways in.
import { chooseLanguage } from "#lib/language.ts";
import { welcome as t } from "#locales/en/welcome.ts";
import { Card } from "#ui/card.tsx";
import { LanguageChoice } from "#ui/language-choice.tsx";
import "./welcome.css";

export function WelcomeScreen() {
  return (
    <>
      <div class="welcome-lead">
        <p class="welcome-first">{t.lead}</p>
        <p>{t.nobody}</p>
        <p>{t.noAmounts}</p>
        <p>{t.helpAtTop}</p>
      </div>
      <div class="button-stack">
        <a class="button" href="/sign-up">
          {t.start}
        </a>
        <a class="button-soft" href="/sign-in">
          {t.haveOne}
        </a>
      </div>
      <LanguageChoice onChoose={(code) => void chooseLanguage(code)} />
      <Card title={t.limitsTitle}>
        <p>{t.limitsRecord}</p>
        <p>{t.limitsStop}</p>
        <div class="button-row">
          <a class="button-quiet" href="/about">
            {t.about}
          </a>
        </div>
      </Card>
    </>
  );
}
