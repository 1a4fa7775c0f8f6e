// Owns a phone that was handed over: the report, and the one way back for its owner. Help stays in the header.
import { useEffect, useState } from "preact/hooks";
import { Opening } from "#features/lock/opening.tsx";
import { HandedView } from "#features/sharing/handed-view.tsx";
import { PassphraseBack } from "#features/sharing/passphrase-back.tsx";
import { go } from "#lib/router.ts";
import { sharing as t } from "#locales/en/sharing.ts";
import { recallHanded } from "#store/handed.ts";
import { lockHere } from "#store/lock.ts";
import { Card } from "#ui/card.tsx";

type Way = "lock" | "passphrase";

/** The app lock where there is one; it was never taken off. */
function Back({ onStay }: { onStay: () => void }) {
  const [way, setWay] = useState<Way | null>(null);
  const [isForgotten, setForgotten] = useState(false);
  useEffect(() => {
    void lockHere().then((lock) => setWay(lock ? "lock" : "passphrase"));
  }, []);
  return (
    <>
      {way === "lock" && !isForgotten && (
        <>
          <Opening />
          <button type="button" class="button-quiet" onClick={() => setForgotten(true)}>
            {t.handedSignIn}
          </button>
        </>
      )}
      {(way === "passphrase" || isForgotten) && <PassphraseBack isNamed={isForgotten} />}
      <button type="button" class="button-quiet" onClick={onStay}>
        {t.handedStay}
      </button>
    </>
  );
}

export function HandedScreen() {
  const [report, setReport] = useState<Awaited<ReturnType<typeof recallHanded>>>();
  const [isLeaving, setLeaving] = useState(false);
  useEffect(() => {
    // Whatever the address said: who comes back finds Today.
    go("/", { replace: true });
    void recallHanded().then(setReport);
  }, []);
  const turn = (leaving: boolean) => () => {
    setLeaving(leaving);
    scrollTo(0, 0);
    document.querySelector("h1")?.focus({ preventScroll: true });
  };
  if (isLeaving) return <Back onStay={turn(false)} />;
  return (
    <HandedView report={report}>
      <Card title={t.handedBack}>
        <button type="button" class="button-soft" onClick={turn(true)}>
          {t.handedUnlock}
        </button>
      </Card>
    </HandedView>
  );
}
