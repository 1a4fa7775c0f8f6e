// Owns the way from a press to a record: ask, unlock, read. Says in words what was in the way.
import { viewer as t } from "#locales/en/viewer.ts";
import { type Opened, readBundle } from "./bundle.ts";
import { openJwe } from "./jwe.ts";
import type { Link } from "./link.ts";
import type { Asked } from "./open-form.tsx";
import { type Refusal, retrieve } from "./retrieve.ts";

/** `isOver`: trying again is of no use. */
export type Failed = { error: string; isOver: boolean };

function failure(refusal: Refusal): Failed {
  switch (refusal.why) {
    case "gone":
      return { error: t.gone, isOver: true };
    case "passcode":
      return refusal.remaining > 0
        ? { error: t.wrongPasscode(refusal.remaining), isOver: false }
        : { error: t.gone, isOver: true };
    case "busy":
      return { error: t.busy(refusal.seconds), isOver: false };
    case "unreachable":
      return { error: t.unreachable, isOver: false };
  }
}

export async function openLink(link: Link, asked: Asked): Promise<Opened | Failed> {
  if (typeof DecompressionStream === "undefined") return { error: t.old, isOver: true };
  const answer = await retrieve(link, asked.recipient, asked.passcode);
  if ("why" in answer) return failure(answer);
  try {
    const bundles = await Promise.all(answer.sealed.map((each) => openJwe(link.key, each)));
    const opened = bundles.map(readBundle);
    return {
      report: opened.find(({ report }) => report)?.report ?? null,
      paper: opened.find(({ paper }) => paper)?.paper ?? null,
    };
  } catch {
    return { error: t.broken, isOver: true };
  }
}
