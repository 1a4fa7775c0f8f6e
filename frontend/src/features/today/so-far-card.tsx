// Owns "Today so far": what is written down today, and no verdict on it.
import { today as t } from "#locales/en/today.ts";
import { Card } from "#ui/card.tsx";
import { Lazy } from "#ui/lazy.tsx";

const loadList = async () => (await import("./later.ts")).SoFarList;

export function SoFarCard() {
  return (
    <Card title={t.soFar}>
      <Lazy load={loadList} />
    </Card>
  );
}
