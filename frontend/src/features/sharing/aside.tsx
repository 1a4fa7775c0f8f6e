// Owns what Today says about sharing: a question before something goes along, and what is still open.
import { useEffect } from "preact/hooks";
import { worthSaying } from "#lib/sharing.ts";
import { dayLabel } from "#lib/time.ts";
import { shared as t } from "#locales/en/shared.ts";
import { startFresh } from "#store/keep-fresh.ts";
import { knowShares, lookedAt, shares } from "#store/shares.ts";
import { Card } from "#ui/card.tsx";
import { Questions } from "./questions.tsx";
import { dayOf, moment } from "./when.ts";

function StillOpen() {
  // Before the phone has said when its owner last looked, nothing is new.
  if (lookedAt.value === undefined) return null;
  const said = worthSaying(shares.value ?? [], lookedAt.value, Date.now());
  if (said.length === 0) return null;
  return (
    <Card title={t.todayTitle}>
      <ul>
        {said.map(({ id, label, last_opened_at, expires_at }) => (
          <li key={id}>
            {last_opened_at &&
            Date.parse(last_opened_at) > Date.parse(lookedAt.value ?? "1970-01-01")
              ? t.todayOpened(label || t.unnamed, moment(last_opened_at))
              : t.todayOpen(label || t.unnamed, dayLabel(dayOf(expires_at)))}
          </li>
        ))}
      </ul>
      <a class="button-quiet" href="/you/shares">
        {t.todayLook}
      </a>
    </Card>
  );
}

export function SharingAside() {
  useEffect(() => {
    knowShares().then(startFresh, () => undefined);
  }, []);
  return (
    <>
      <Questions />
      <StillOpen />
    </>
  );
}
