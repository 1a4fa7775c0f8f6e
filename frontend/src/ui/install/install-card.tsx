// Owns the offer to put Ebb on the first screen: how it is done here, and what to know before.
import { install as t } from "#locales/en/install.ts";
import { Card } from "#ui/card.tsx";
import { Steps } from "./steps.tsx";
import "./install.css";

type InstallCardProps = {
  way: "prompt" | "by-hand";
  /** Entries that are only here: a first screen added by hand begins with a memory of its own. */
  waiting: number;
  onPut: () => void;
  /** Where the offer came unasked, it can be put away. */
  onLater?: (() => void) | undefined;
};

function ByHand({ waiting }: { waiting: number }) {
  return (
    <>
      {waiting > 0 && <p class="install-first">{t.waitingFirst(waiting)}</p>}
      <Steps />
      <p class="soft">{t.signInAgain}</p>
    </>
  );
}

export function InstallCard({ way, waiting, onPut, onLater }: InstallCardProps) {
  return (
    <Card title={t.title} hint={t.text}>
      {way === "by-hand" && <ByHand waiting={waiting} />}
      <div class="button-row">
        {way === "prompt" && (
          <button type="button" class="button-soft" onClick={onPut}>
            {t.put}
          </button>
        )}
        {onLater && (
          <button type="button" class="button-quiet" onClick={onLater}>
            {t.later}
          </button>
        )}
      </div>
    </Card>
  );
}
