// Owns ending a share: one question, then it opens for nobody.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Share } from "#lib/sharing.ts";
import { sharing as t } from "#locales/en/sharing.ts";
import { endShare } from "#store/shares.ts";
import { say } from "#store/toast.ts";
import { nameOf } from "./share-lines.tsx";

function Sure({ share, onStay }: { share: Share; onStay: () => void }) {
  const yes = useRef<HTMLButtonElement>(null);
  useEffect(() => yes.current?.focus(), []);
  const end = () =>
    endShare(share.id).then(
      () => say(t.ended),
      () => say(t.notDone),
    );
  return (
    <div class="form" role="alert">
      <p>{t.endSure}</p>
      <div class="button-row">
        <button type="button" class="button" ref={yes} onClick={() => void end()}>
          {t.endYes}
        </button>
        <button type="button" class="button-quiet" onClick={onStay}>
          {t.cancel}
        </button>
      </div>
    </div>
  );
}

export function EndNow({ share }: { share: Share }) {
  const [isAsking, setAsking] = useState(false);
  if (isAsking) return <Sure share={share} onStay={() => setAsking(false)} />;
  return (
    <button
      type="button"
      class="button-quiet"
      aria-label={`${t.end}: ${nameOf(share)}`}
      onClick={() => setAsking(true)}
    >
      {t.end}
    </button>
  );
}
