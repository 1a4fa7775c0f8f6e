// Owns offering a lock, once: after the first save, when there is something to keep from other eyes; never in a hard hour.
import { useState } from "preact/hooks";
import type { Entry } from "#lib/entry.ts";
import { HARD_FROM } from "#lib/hard-hours.ts";
import { recall, remember } from "#lib/storage.ts";
import { asides as t } from "#locales/en/asides.ts";
import { entries } from "#store/entries.ts";
import { ring } from "#store/keyring.ts";
import { keeping } from "#store/outbox.ts";
import { Card } from "#ui/card.tsx";

const HARD_FOR_MS = 60 * 60 * 1000; // then there are other things to think of

const isHard = (each: Entry): boolean =>
  each.kind === "craving" &&
  each.intensity >= HARD_FROM &&
  Date.now() - Date.parse(each.occurred_at) < HARD_FOR_MS;

export function LockOffer() {
  const [isAway, setAway] = useState(() => recall("lock-offer") !== null);
  const all = entries.value;
  const canLock = keeping.value === "phone" && ring.value && !ring.value.lock;
  if (isAway || !canLock || all.length === 0 || all.some(isHard)) return null;
  const putAway = () => {
    remember("lock-offer", "away");
    setAway(true);
  };
  return (
    <Card title={t.lockTitle} hint={t.lockText}>
      <div class="button-row">
        <a class="button-soft" href="/you/lock" onClick={putAway}>
          {t.lockChoose}
        </a>
        <button type="button" class="button-quiet" onClick={putAway}>
          {t.lockLater}
        </button>
      </div>
    </Card>
  );
}
