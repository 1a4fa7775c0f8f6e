// Owns when Today offers the first screen: once three entries are there, and so there is something to come back to.
import { useEffect } from "preact/hooks";
import { installWay, isOnFirstScreen } from "#lib/install.ts";
import { keepStorage } from "#lib/keep-storage.ts";
import { entries } from "#store/entries.ts";
import { offerIsAway, putOfferAway, putOnFirstScreen } from "#store/install.ts";
import { waitingCount } from "#store/outbox.ts";
import { useCode } from "#ui/use-code.ts";

const ENTRIES_UNTIL_OFFER = 3;

const loadCard = async () => (await import("#ui/install/install-card.tsx")).InstallCard;

function Offer({ way }: { way: "prompt" | "by-hand" }) {
  const InstallCard = useCode(loadCard);
  const waiting = waitingCount.value;
  return (
    InstallCard && (
      <InstallCard way={way} waiting={waiting} onPut={putOnFirstScreen} onLater={putOfferAway} />
    )
  );
}

const hasValueNow = () => entries.value.length >= ENTRIES_UNTIL_OFFER;

/** The way, when it is to be offered. */
const offered = () => (hasValueNow() && !offerIsAway.value ? installWay.value : null);

export const isInstallOffered = (): boolean => offered() !== null;

export function InstallOffer() {
  const hasValue = hasValueNow();
  useEffect(() => {
    // There it was wanted, so it is asked for without a word; a refusal was told when it was put there.
    if (hasValue && isOnFirstScreen()) void keepStorage();
  }, [hasValue]);
  const way = offered();
  return way && <Offer way={way} />;
}
