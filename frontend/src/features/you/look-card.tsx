// Owns how Ebb looks on this device.
import { chooseLanguage } from "#lib/language.ts";
import { chooseTheme, type Theme, theme } from "#lib/theme.ts";
import { you as t } from "#locales/en/you.ts";
import { Card } from "#ui/card.tsx";
import { Choice } from "#ui/choice.tsx";
import { LanguageChoice } from "#ui/language-choice.tsx";
import { changeSettings } from "./change.ts";

const themes = () => [
  { value: "system" as const, label: t.themeSystem },
  { value: "light" as const, label: t.themeLight },
  { value: "dark" as const, label: t.themeDark },
];

/** Kept on this device too: before signing in there are no settings to ask. */
function speak(code: string): void {
  void chooseLanguage(code);
  void changeSettings({ language: code });
}

function choose(choice: Theme): void {
  chooseTheme(choice);
  void changeSettings({ display: { theme: choice } });
}

export function LookCard() {
  return (
    <Card title={t.lookTitle}>
      <Choice label={t.theme} options={themes()} value={theme.value} onChoose={choose} />
      <LanguageChoice onChoose={speak} />
    </Card>
  );
}
