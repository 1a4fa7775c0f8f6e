// Which links follow, and what of the record would be news in them. Owns no state and sends nothing.
import type { Entry } from "#lib/entry.ts";
import { isGrave, isShownBy } from "#lib/grave.ts";
import { reaches, type Share } from "#lib/sharing.ts";
import { localDay, written } from "#lib/time.ts";
import { dayOf, entries } from "./entries.ts";
import { isWaiting } from "./outbox.ts";
import { dayBoundary, settings, zone } from "./settings.ts";
import { openShares } from "./shares.ts";

/** An entry older than the link by more than any clock is wrong by was looked up, not written. */
const SKEW_MS = 24 * 60 * 60 * 1000;

type Asked = { at: number; isFine: boolean };
/** `due`: something was synced that the links do not have. `seen`: grave entries that they have. */
export type Fresh = { due: boolean; asked: Record<string, Asked>; seen: string[] };

export const kept = (): Share[] =>
  openShares().filter(({ mode, keep_fresh }) => mode === "link" && keep_fresh);

const madeOn = ({ created_at }: Share): string =>
  localDay(written(new Date(created_at), zone.value), dayBoundary.value);

export const showing = (entry: Entry): Share[] =>
  kept().filter(
    (share) =>
      isShownBy(entry, share.include) &&
      reaches(share, dayOf(entry), madeOn(share)) &&
      !share.hold_back.includes(entry.id),
  );

export const asOf = (): number => Math.min(...kept().map(({ as_of }) => Date.parse(as_of)));

/** Grave, and on the server. */
export function graveThere(): Entry[] {
  const all = entries.value;
  const known = { entries: all, settings: settings.value };
  return all.filter((entry) => !isWaiting(entry.id) && isGrave(entry, known));
}

/** Of these, what a link would show and does not have. */
export function newGrave({ seen, asked }: Fresh, savedHere: ReadonlySet<string>): Entry[] {
  const from = asOf() - SKEW_MS;
  return graveThere().filter(
    (entry) =>
      !seen.includes(entry.id) &&
      (savedHere.has(entry.id) || entry.id in asked || Date.parse(entry.occurred_at) > from) &&
      showing(entry).length > 0,
  );
}
