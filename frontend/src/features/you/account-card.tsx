// Owns who is signed in here, the ways into the account, and signing out without losing what waits.
import { useState } from "preact/hooks";
import { go } from "#lib/router.ts";
import { you as t } from "#locales/en/you.ts";
import { isKept, waitingCount } from "#store/outbox.ts";
import { profile, signOut } from "#store/session.ts";
import { say } from "#store/toast.ts";
import { Card } from "#ui/card.tsx";
import { LinkList } from "#ui/link-list.tsx";

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
      <p>{isKept.value ? t.signOutKept(count) : t.signOutWaiting(count)}</p>
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
  const unconfirmed = known && !known.recovery_code_confirmed;
  return (
    <Card title={t.accountTitle} hint={known ? t.signedInAs(known.login) : undefined}>
      <LinkList
        links={[
          { href: "/you/spare-key", label: t.spareKey, note: unconfirmed ? t.codeOpen : undefined },
          { href: "/you/passphrase", label: t.passphrase },
          { href: "/you/name", label: t.name },
          { href: "/you/sessions", label: t.sessions },
          { href: "/who", label: t.who },
        ]}
      />
      {asking && waiting > 0 ? (
        <WaitingWarning count={waiting} onStay={() => setAsking(false)} />
      ) : (
        <button type="button" class="button-soft" onClick={ask}>
          {t.signOut}
        </button>
      )}
    </Card>
  );
}
