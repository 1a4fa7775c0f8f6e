// Owns what a list says of one share: what kind, which days, how old, and how often it was opened.
import type { Share } from "#lib/sharing.ts";
import { dayLabel } from "#lib/time.ts";
import { sharing as t } from "#locales/en/sharing.ts";
import { moment } from "./when.ts";

export const nameOf = ({ label }: Share): string => label || t.unnamed;

export const kindOf = ({ mode, keep_fresh }: Share): string => {
  if (mode === "clinic") return t.kindClinic;
  return keep_fresh ? t.kindFresh : t.kindLink;
};

export const openedOf = ({ openings, last_opened_at }: Share): string =>
  openings > 0 && last_opened_at ? t.opened(openings, moment(last_opened_at)) : t.notOpened;

export function ShareLines({ share }: { share: Share }) {
  const { from, to, as_of, expires_at, has_passcode, attempts_left } = share;
  const isWarned = has_passcode && attempts_left !== null && attempts_left < 10;
  return (
    <>
      <p class="share-state">{openedOf(share)}</p>
      <p class="soft">{t.opensUntil(moment(expires_at))}</p>
      <p class="soft">
        {kindOf(share)} · {t.days(dayLabel(from), dayLabel(to))}
      </p>
      <p class="soft">{t.asOf(moment(as_of))}</p>
      {isWarned && <p>{t.tries(attempts_left)}</p>}
    </>
  );
}
