// Owns how much of the journal this phone keeps for the time without a connection.
import { you as t } from "#locales/en/you.ts";
import { chooseDays, DAYS, keptDays } from "#store/cache-days.ts";
import { keeping } from "#store/outbox.ts";
import { Card } from "#ui/card.tsx";
import { SelectField } from "#ui/select-field.tsx";

const options = () =>
  DAYS.map((days) => ({
    value: String(days),
    label: days === 0 ? t.phoneNothing : t.phoneDays(days),
  }));

function choose(value: string): void {
  chooseDays(DAYS.find((days) => String(days) === value) ?? 0);
}

export function PhoneCard() {
  if (keeping.value === "borrowed") return <Card title={t.phoneTitle} hint={t.phoneBorrowed} />;
  if (keeping.value === "refused") return <Card title={t.phoneTitle} hint={t.phoneRefused} />;
  return (
    <Card title={t.phoneTitle} hint={t.phoneHint}>
      <SelectField
        label={t.phoneKeep}
        options={options()}
        value={String(keptDays.value)}
        onChoose={choose}
      />
    </Card>
  );
}
