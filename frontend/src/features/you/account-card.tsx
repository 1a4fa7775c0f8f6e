// Owns who is signed in here, and signing out without losing what waits.
import { useState } from "preact/hooks";
import { go } from "#lib/router.ts";
import { you as t } from "#locales/en/you.ts";
import { waitingCount } from "#store/outbox.ts";
import { profile, signOut } from "#store/session.ts";
import { say } from "#store/toast.ts";
import { Card } from "#ui/card.tsx";
import { NewCode } from "./new-code.tsx";

async function leaveForNow(): Promise<void> {
  try {
    await signOut();
    go("/", { replace: true });
  } catch {
    say(t.signOutUnreachable);
  }
}

function WaitingWarning({ count, onStay }: { count: number; onStay: () => void }) {
  return (
    <div class="form" role="alert">
      <p>{t.signOutWaiting(count)}</p>
      <div class="button-row">
        <button type="button" class="button" onClick={onStay}>
          {t.stay}
        </button>
        <button type="button" class="button-quiet" onClick={leaveForNow}>
          {t.signOutAnyway}
        </button>
      </div>
    </div>
  );
}

export function AccountCard() {
  const [asking, setAsking] = useState(false);
  const waiting = waitingCount.value;
  const known = profile.value;
  const ask = () => (waiting > 0 ? setAsking(true) : void leaveForNow());
  return (
    <Card title={t.accountTitle} hint={known ? t.signedInAs(known.login) : undefined}>
      {known && !known.recovery_code_confirmed && <NewCode login={known.login} />}
      {asking && waiting > 0 ? (
        <WaitingWarning count={waiting} onStay={() => setAsking(false)} />
      ) : (
        <div class="button-row">
          <button type="button" class="button-soft" onClick={ask}>
            {t.signOut}
          </button>
        </div>
      )}
    </Card>
  );
}
