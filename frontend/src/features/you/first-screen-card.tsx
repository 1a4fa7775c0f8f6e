// Owns the first screen among the settings: there as long as it can be done, also when put away on Today.
import { installWay } from "#lib/install.ts";
import { putOnFirstScreen } from "#store/install.ts";
import { waitingCount } from "#store/outbox.ts";
import { useCode } from "#ui/use-code.ts";

const loadCard = async () => (await import("#ui/install/install-card.tsx")).InstallCard;

function WithWay({ way }: { way: "prompt" | "by-hand" }) {
  const InstallCard = useCode(loadCard);
  const waiting = waitingCount.value;
  return InstallCard && <InstallCard way={way} waiting={waiting} onPut={putOnFirstScreen} />;
}

export function FirstScreenCard() {
  const way = installWay.value;
  return way && <WithWay way={way} />;
}
