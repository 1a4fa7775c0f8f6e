// Owns what a list says of one share: what kind, which days, how old, and how often it was opened.
import { GROUPS, groupOf, type Share } from "#lib/sharing.ts";
import { dayLabel } from "#lib/time.ts";
import { GROUP_NAMES, sharing as t } from "#locales/en/sharing.ts";
import { prescribedIds } from "./prescribed.ts";
import { moment } from "./when.ts";

export const nameOf = ({ label }: Share): string => label || t.unnamed;

export const kindOf = ({ mode, keep_fresh }: Share): string => {
  if (mode === "clinic") return t.kindClinic;
  return keep_fresh ? t.kindFresh : t.kindLink;
};

export const openedOf = ({ openings, last_opened_at }: Share): string =>
  openings > 0 && last_opened_at ? t.opened(openings, moment(last_opened_at)) : t.notOpened;

/** By groups: what each thing is called stays with the settings, which may have changed since. */
const groupsIn = ({ include }: Share): string => {
  const prescribed = prescribedIds();
  const groups = new Set(include.map((each) => groupOf(each, prescribed)));
  return GROUPS.filter((group) => groups.has(group))
    .map((group) => GROUP_NAMES[group])
    .join(", ");
};

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
      <p class="soft">{t.contains(groupsIn(share))}</p>
      <p class="soft">{t.asOf(moment(as_of))}</p>
      {isWarned && <p>{t.tries(attempts_left)}</p>}
    </>
  );
}
