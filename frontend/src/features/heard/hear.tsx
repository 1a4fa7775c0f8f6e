// Owns what is offered when a note sounds as if somebody were in danger: after saving, in place, from this phone alone.
// Refuses to keep or send what it heard; kept is only which entries were not meant so (docs/safety.md).
import type { Entry } from "#lib/entry.ts";
import type { Tier } from "#lib/phrases.ts";
import { path } from "#lib/router.ts";
import { answers } from "#lib/saved.ts";
import { keepDrafts } from "#store/draft-shelf.ts";
import { drafts, keepDraft } from "#store/drafts.ts";
import { entry as findEntry } from "#store/entries.ts";
import { HeardCard } from "./heard-card.tsx";

type Heard = { id: string; tier: Tier };

const MEANT_KEPT = 500;
const heard = new Map<string, Heard>();

/** Everything somebody wrote in their own words; a word from a list among it does no harm. */
function wordsOf(entry: Entry): string {
  switch (entry.kind) {
    case "journal":
      return [entry.text, ...entry.tags].join("\n\n");
    case "craving":
      return [entry.note, ...entry.triggers, ...entry.coping].join("\n\n");
    case "side_effects":
      return entry.note;
    case "intake":
      return [entry.note, entry.product, ...entry.reasons].join("\n\n");
  }
}

function put(place: string, next: Heard | null): void {
  if (next) heard.set(place, next);
  else heard.delete(place);
  const Given = () => {
    // Taken back with Undo, deleted, or out of sight: then there is nothing to answer any more.
    if (!next || !findEntry(next.id)) return null;
    return <HeardCard urgent={next.tier === 1} onOtherwise={() => otherwise(place, next.id)} />;
  };
  answers.value = { ...answers.value, [place]: next ? Given : undefined };
}

function otherwise(place: string, id: string): void {
  const before = drafts.value.meant ?? [];
  keepDraft("meant", [...before, id].slice(-MEANT_KEPT));
  put(place, null);
  // At once: the app may be closed on this tap.
  void keepDrafts();
}

/** What was answered stays until it is put away: a calmer note after it takes nothing back. */
export async function hear(entry: Entry): Promise<void> {
  const { crisisTier } = await import("#lib/verdict.ts");
  const place = path.value.startsWith("/journal") ? "edit" : entry.kind;
  const before = heard.get(place);
  const tier = drafts.value.meant?.includes(entry.id) ? 0 : crisisTier(wordsOf(entry));
  if (before?.id === entry.id && before.tier === tier) return;
  if (tier !== 0) put(place, { id: entry.id, tier });
  else if (before?.id === entry.id) put(place, null);
}
