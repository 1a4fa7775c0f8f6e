// Owns locking at once: a blank page, words put away, and a new page, whose memory holds nothing of the old one.
import { cover } from "#lib/cover.ts";
import { keepDrafts } from "./draft-shelf.ts";
import { isKept, reload, waitingCount } from "./outbox.ts";

const DRAFTS_MS = 1_000;
/** A slow phone may still be writing what was just recorded; one that cannot keep it answers sooner. */
const QUEUE_MS = 10_000;

const within = (ms: number, work: Promise<unknown>) =>
  Promise.race([work, new Promise((resolve) => setTimeout(resolve, ms))]);

/** What is in this page alone, because the phone has no room, would be lost: then nothing locks, and the page says so. */
export async function lockNow(): Promise<void> {
  cover(true);
  await Promise.all([within(DRAFTS_MS, keepDrafts()), within(QUEUE_MS, reload())]);
  if (waitingCount.value > 0 && !isKept.value) cover(document.visibilityState === "hidden");
  else location.reload();
}
