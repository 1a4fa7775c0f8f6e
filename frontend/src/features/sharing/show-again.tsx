// Owns showing the link and its code once more; the passcode is kept nowhere.
import { useState } from "preact/hooks";
import type { Share } from "#lib/sharing.ts";
import { sharing as t } from "#locales/en/sharing.ts";
import { getShare, type MadeShare } from "#store/shares.ts";
import { say } from "#store/toast.ts";
import { LinkParts } from "./link-parts.tsx";
import { nameOf } from "./share-lines.tsx";

export function ShowAgain({ share }: { share: Share }) {
  const [made, setMade] = useState<MadeShare | null>(null);
  const show = () =>
    getShare(share.id).then(setMade, () => {
      say(t.notDone);
    });
  const label = made ? t.hideLink : t.showLink;
  return (
    <>
      <button
        type="button"
        class="button-soft"
        aria-label={`${label}: ${nameOf(share)}`}
        aria-expanded={made !== null}
        onClick={() => (made ? setMade(null) : void show())}
      >
        {label}
      </button>
      {made && <LinkParts made={made} />}
      {made && share.has_passcode && <p class="soft">{t.passcodeOnce}</p>}
    </>
  );
}
