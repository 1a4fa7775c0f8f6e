// Owns the question whether something just written goes along with a link that is kept up to date.
import { shared as t } from "#locales/en/shared.ts";
import { Card } from "../card.tsx";

type HoldBackCardProps = {
  /** Names of the links, empty for one without. */
  labels: string[];
  /** What it is about, in one line. */
  about: string;
  time: string;
  onHold: () => void;
  onFine: () => void;
};

function titleOf(labels: string[]): string {
  if (labels.length > 1) return t.holdMany(labels.length);
  return labels[0] ? t.holdTitle(labels[0]) : t.holdTitleUnnamed;
}

export function HoldBackCard({ labels, about, time, onHold, onFine }: HoldBackCardProps) {
  return (
    <Card title={titleOf(labels)} tone="note">
      <p>{about}</p>
      <p>{t.holdHint(time)}</p>
      <div class="button-row">
        <button type="button" class="button" onClick={onHold}>
          {t.hold}
        </button>
        <button type="button" class="button-quiet" onClick={onFine}>
          {t.holdFine}
        </button>
      </div>
    </Card>
  );
}
