// Owns one open share: what can be done about it, each in its own place.
import type { Share } from "#lib/sharing.ts";
import { sharing as t } from "#locales/en/sharing.ts";
import { isAskedAbout } from "#store/keep-fresh.ts";
import { changeShare, refreshShare } from "#store/shares.ts";
import { say } from "#store/toast.ts";
import { Card } from "#ui/card.tsx";
import { ChangeDate } from "./change-date.tsx";
import { EndNow } from "./end-now.tsx";
import { Openings } from "./openings.tsx";
import { Renew } from "./renew.tsx";
import { nameOf, ShareLines } from "./share-lines.tsx";
import { ShowAgain } from "./show-again.tsx";

const tell = (work: Promise<void>, done: string): Promise<void> =>
  work.then(
    () => say(done),
    () => say(t.notDone),
  );

function HeldBack({ share }: { share: Share }) {
  if (share.hold_back.length === 0) return null;
  return (
    <div class="button-row">
      <p>{t.heldBack(share.hold_back.length)}</p>
      <button
        type="button"
        class="button-quiet"
        onClick={() => void tell(changeShare(share.id, { hold_back: [] }), t.included)}
      >
        {t.include}
      </button>
    </div>
  );
}

function Fresh({ share }: { share: Share }) {
  if (!share.keep_fresh) return null;
  return (
    <div class="button-row">
      {!isAskedAbout(share) && (
        <button
          type="button"
          class="button-soft"
          onClick={() => void tell(refreshShare(share.id), t.current)}
        >
          {t.bringUpToDate}
        </button>
      )}
      <button
        type="button"
        class="button-quiet"
        onClick={() => void tell(changeShare(share.id, { keep_fresh: false }), t.keptNoMore)}
      >
        {t.keepNoMore}
      </button>
    </div>
  );
}

export function ShareCard({ share }: { share: Share }) {
  return (
    <Card title={nameOf(share)}>
      <div>
        <ShareLines share={share} />
      </div>
      <HeldBack share={share} />
      <ShowAgain share={share} />
      {share.mode === "clinic" ? <Renew id={share.id} /> : <Fresh share={share} />}
      <Openings share={share} />
      {share.mode === "link" && <ChangeDate share={share} />}
      <EndNow share={share} />
    </Card>
  );
}
