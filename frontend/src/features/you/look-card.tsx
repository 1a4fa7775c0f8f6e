// Owns how Ebb looks on this device.
import { chooseTheme, type Theme, theme } from "#lib/theme.ts";
import { you as t } from "#locales/en/you.ts";
import { Card } from "#ui/card.tsx";
import { Choice } from "#ui/choice.tsx";
import { SelectField } from "#ui/select-field.tsx";
import { changeSettings } from "./change.ts";

const THEMES: { value: Theme; label: string }[] = [
  { value: "system", label: t.themeSystem },
  { value: "light", label: t.themeLight },
  { value: "dark", label: t.themeDark },
];

function choose(choice: Theme): void {
  chooseTheme(choice);
  void changeSettings({ display: { theme: choice } });
}

export function LookCard() {
  return (
    <Card title={t.lookTitle}>
      <Choice label={t.theme} options={THEMES} value={theme.value} onChoose={choose} />
      <SelectField
        label={t.language}
        options={[{ value: "en", label: t.english }]}
        value="en"
        onChoose={() => undefined}
      />
    </Card>
  );
}
