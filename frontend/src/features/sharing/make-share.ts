// Owns making a link or a code from what was chosen, and the words for why it was not.
import { deviceRegion } from "#lib/device-region.ts";
import { ProblemError } from "#lib/problem.ts";
import { choiceOf, type Draft, endOf, lastDay, paperIn } from "#lib/sharing.ts";
import { sharing as t } from "#locales/en/sharing.ts";
import { beforeMade, noteMade } from "#store/keep-fresh.ts";
import { settings, today, zone } from "#store/settings.ts";
import { createShare, loadShares, type MadeShare } from "#store/shares.ts";

const forLink = (draft: Draft) => ({
  mode: "link" as const,
  passcode: draft.passcode?.trim() || null,
  expires_at: endOf(lastDay(today(), draft.appointment), zone.value),
  keep_fresh: draft.keepFresh,
});

/** The server knows how long a code opens, and it has no passcode. */
const forClinic = { mode: "clinic" as const, passcode: null, expires_at: null, keep_fresh: false };

/** Pages of the size that is used where the person lives. */
export const paperHere = () => paperIn(settings.value?.region ?? deviceRegion(navigator.languages));

export async function makeShare(draft: Draft, mutationId: string): Promise<MadeShare> {
  const how = draft.way === "clinic" ? forClinic : forLink(draft);
  const before = draft.keepFresh ? await beforeMade() : null;
  const made = await createShare({
    ...choiceOf(draft),
    label: draft.label.trim(),
    paper: paperHere(),
    mutation_id: mutationId,
    ...how,
  });
  await loadShares().catch(() => undefined);
  if (before) await noteMade(before).catch(() => undefined);
  return made;
}

/** A server that broke off, or something before it, may have made the link all the same. */
export function whyNot(error: unknown): string {
  if (!(error instanceof ProblemError) || error.status >= 500) return t.unreachable;
  if (error.slug === "share-too-large") return t.previewRefused;
  return error.slug === "share-limit" ? t.tooMany : t.notMade;
}
