// Owns what Today says about sharing: a question before something goes along, and what is still open.
import { useEffect } from "preact/hooks";
import { isNewlyOpened, type Share, worthSaying } from "#lib/sharing.ts";
import { dayLabel } from "#lib/time.ts";
import { shared as t } from "#locales/en/shared.ts";
import { startFresh } from "#store/keep-fresh.ts";
import { knowShares, looked, shares } from "#store/shares.ts";
import { Card } from "#ui/card.tsx";
import { Questions } from "./questions.tsx";
import { dayOf, moment } from "./when.ts";

function lineOf({ label, last_opened_at, expires_at }: Share, isNew: boolean): string {
  const name = label || t.unnamed;
  return isNew && last_opened_at
    ? t.todayOpened(name, moment(last_opened_at))
    : t.todayOpen(name, dayLabel(dayOf(expires_at)));
}

function StillOpen() {
  // Before the phone has said when its owner last looked, nothing is new.
  const before = looked.value;
  if (before === undefined) return null;
  const said = worthSaying(shares.value ?? [], before, Date.now());
  if (said.length === 0) return null;
  return (
    <Card title={t.todayTitle}>
      <ul>
        {said.map((share) => (
          <li key={share.id}>{lineOf(share, isNewlyOpened(share, before))}</li>
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
