// Owns the list of what is shared: what is open first, each with who opened it and the way to end it.
import { useEffect, useState } from "preact/hooks";
import { isOpen, type Share } from "#lib/sharing.ts";
import { sharing as t } from "#locales/en/sharing.ts";
import { endShare, loadShares, markLooked, shares, unreadable } from "#store/shares.ts";
import { say } from "#store/toast.ts";
import { Card } from "#ui/card.tsx";
import { PastShare } from "./past-share.tsx";
import { Questions } from "./questions.tsx";
import { ShareCard } from "./share-card.tsx";
import "./sharing.css";

function useShares() {
  const [isAway, setAway] = useState(false);
  const load = () => {
    setAway(false);
    loadShares().then(markLooked, () => setAway(true));
  };
  useEffect(load, []);
  return { isAway, load };
}

function Past({ all }: { all: Share[] }) {
  if (all.length === 0) return null;
  return (
    <Card>
      <details class="fold">
        <summary>{t.past}</summary>
        <ul class="share-openings">
          {all.map((each) => (
            <PastShare key={each.id} share={each} />
          ))}
        </ul>
      </details>
    </Card>
  );
}

/** Whatever it was: nobody should be able to open what its owner cannot see. */
function Unreadable() {
  const ids = unreadable.value;
  if (ids.length === 0) return null;
  const end = () =>
    Promise.all(ids.map(endShare)).then(
      () => say(t.ended),
      () => say(t.notDone),
    );
  return (
    <Card tone="note">
      <p>{t.unreadable(ids.length)}</p>
      <button type="button" class="button" onClick={() => void end()}>
        {t.end}
      </button>
    </Card>
  );
}

function Away({ onAgain }: { onAgain: () => void }) {
  return (
    <Card>
      <p>{t.listAway}</p>
      <button type="button" class="button-soft" onClick={onAgain}>
        {t.tryAgain}
      </button>
    </Card>
  );
}

export function SharesScreen() {
  const { isAway, load } = useShares();
  const all = shares.value;
  if (isAway && !all) return <Away onAgain={load} />;
  if (!all) return <p class="soft">{t.preparing}</p>;
  return (
    <>
      {isAway && <Away onAgain={load} />}
      <Questions />
      {all.length === 0 && <Card hint={t.listEmpty} />}
      {all.filter(isOpen).map((each) => (
        <ShareCard key={each.id} share={each} />
      ))}
      <Unreadable />
      <Past all={all.filter((each) => !isOpen(each))} />
      <a class="button-soft" href="/you/share">
        {t.shareAnother}
      </a>
    </>
  );
}
