// Owns choosing whether and how this phone locks the journal, and when.
import { useState } from "preact/hooks";
import { hasPasskeys } from "#lib/passkey.ts";
import { ProblemError, UnreachableError } from "#lib/problem.ts";
import { lock as t } from "#locales/en/lock.ts";
import { chooseLockAfter, lockAfter, MINUTES } from "#store/auto-lock.ts";
import { ring } from "#store/keyring.ts";
import { lockWithPasskey, lockWithPin, takeLockOff } from "#store/lock.ts";
import { lockNow } from "#store/lock-now.ts";
import { keeping } from "#store/outbox.ts";
import { say } from "#store/toast.ts";
import { Card } from "#ui/card.tsx";
import { SelectField } from "#ui/select-field.tsx";
import { NewPin } from "./new-pin.tsx";

/** Nothing changes unless all of it worked. */
async function turnOn(work: Promise<void>): Promise<void> {
  try {
    await work;
    say(t.onNow);
  } catch (error) {
    const isNetwork = error instanceof UnreachableError || error instanceof ProblemError;
    say(isNetwork ? t.needsServer : t.notMade);
  }
}

function Off() {
  const [choosing, setChoosing] = useState(false);
  if (choosing) {
    return (
      <NewPin onChosen={(pin) => turnOn(lockWithPin(pin))} onCancel={() => setChoosing(false)} />
    );
  }
  return (
    <>
      {hasPasskeys() && (
        <>
          <button
            type="button"
            class="button-soft"
            onClick={() => void turnOn(lockWithPasskey(t.passkeyName))}
          >
            {t.usePasskey}
          </button>
          <p class="soft">{t.passkeyHint}</p>
        </>
      )}
      <button type="button" class="button-soft" onClick={() => setChoosing(true)}>
        {t.usePin}
      </button>
    </>
  );
}

const times = () =>
  MINUTES.map((minutes) => ({
    value: String(minutes),
    label: minutes === 0 ? t.afterAtOnce : t.afterMinutes(minutes),
  }));

const chooseTime = (value: string) =>
  chooseLockAfter(MINUTES.find((minutes) => String(minutes) === value) ?? 0);

function On() {
  const turnOff = () => takeLockOff().then(() => say(t.offNow));
  return (
    <>
      <SelectField
        label={t.after}
        options={times()}
        value={String(lockAfter.value)}
        onChoose={chooseTime}
      />
      <div class="button-row">
        <button type="button" class="button-soft" onClick={() => void lockNow()}>
          {t.now}
        </button>
        <button type="button" class="button-quiet" onClick={turnOff}>
          {t.takeOff}
        </button>
      </div>
    </>
  );
}

export function LockCard() {
  const kind = ring.value?.lock?.kind;
  if (keeping.value === "borrowed") return <Card title={t.title} hint={t.borrowed} />;
  if (keeping.value === "refused") return <Card title={t.title} hint={t.refused} />;
  return (
    <Card title={t.title} hint={t.hint}>
      <p>{kind ? (kind === "pin" ? t.onPin : t.onPasskey) : t.off}</p>
      {kind ? <On /> : <Off />}
    </Card>
  );
}
