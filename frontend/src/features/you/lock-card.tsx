// Owns choosing whether and how this phone locks the journal, and when.
import { useEffect, useRef, useState } from "preact/hooks";
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

type Turn = (work: () => Promise<void>) => Promise<void>;

/** One at a time, and true until all of it is kept. */
function useTurn(): [boolean, Turn] {
  const [busy, setBusy] = useState(false);
  const turn: Turn = async (work) => {
    if (busy) return;
    setBusy(true);
    await turnOn(work());
    setBusy(false);
  };
  return [busy, turn];
}

function Ways({ turn, onPin }: { turn: Turn; onPin: () => void }) {
  return (
    <>
      {hasPasskeys() && (
        <>
          <button
            type="button"
            class="button-soft"
            onClick={() => void turn(() => lockWithPasskey(t.passkeyName))}
          >
            {t.usePasskey}
          </button>
          <p class="soft">{t.passkeyHint}</p>
        </>
      )}
      <button type="button" class="button-soft" onClick={onPin}>
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

const stateOf = (kind: string | undefined) => {
  if (!kind) return t.off;
  return kind === "pin" ? t.onPin : t.onPasskey;
};

/** What was tapped is gone after it: the keyboard goes on from the words that changed. */
function useFocusOn(state: string) {
  const words = useRef<HTMLParagraphElement>(null);
  const last = useRef(state);
  useEffect(() => {
    if (last.current !== state && state !== "asking") words.current?.focus();
    last.current = state;
  }, [state]);
  return words;
}

function Choices() {
  const [choosing, setChoosing] = useState(false);
  const [busy, turn] = useTurn();
  // Said only once the phone has kept it: who closes the app at that word finds it locked.
  const kind = busy ? undefined : ring.value?.lock?.kind;
  const isAsking = choosing && !kind;
  const words = useFocusOn(isAsking ? "asking" : stateOf(kind));
  const withPin = (pin: string) => turn(() => lockWithPin(pin)).then(() => setChoosing(false));
  return (
    <>
      <p tabIndex={-1} ref={words}>
        {stateOf(kind)}
      </p>
      {kind && <On />}
      {isAsking && <NewPin onChosen={withPin} onCancel={() => setChoosing(false)} />}
      {!kind && !isAsking && <Ways turn={turn} onPin={() => setChoosing(true)} />}
    </>
  );
}

export function LockCard() {
  if (keeping.value === "borrowed") return <Card title={t.title} hint={t.borrowed} />;
  if (keeping.value === "refused") return <Card title={t.title} hint={t.refused} />;
  return (
    <Card title={t.title} hint={t.hint}>
      <Choices />
    </Card>
  );
}
