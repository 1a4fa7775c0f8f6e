// Owns one line about a share that opens for nobody any more.
import type { Share, ShareState } from "#lib/sharing.ts";
import { sharing as t } from "#locales/en/sharing.ts";
import { Openings } from "./openings.tsx";
import { kindOf, nameOf, openedOf } from "./share-lines.tsx";

const states = (): Record<ShareState, string> => ({
  open: t.stateOpen,
  expired: t.stateExpired,
  ended: t.stateEnded,
  used_up: t.stateUsedUp,
});

export function PastShare({ share }: { share: Share }) {
  return (
    <li>
      <p class="share-state">{nameOf(share)}</p>
      <p>{states()[share.state]}</p>
      <p class="soft">
        {kindOf(share)} · {openedOf(share)}
      </p>
      {share.openings > 0 && <Openings share={share} />}
    </li>
  );
}
