// Owns the shares as this page knows them: what is open, what was opened, what their owner has looked at. Memory, and one sealed row.
import { signal } from "@preact/signals";
import { sessionState } from "#api/session.ts";
import * as api from "#api/sharing.ts";
import { type Draft, isOpen, type Looked, lookedNow, type Share } from "#lib/sharing.ts";
import { keepRow, recallRow } from "./cache.ts";

export type { MadeShare, Opening, Report } from "#api/sharing.ts";
export {
  createShare,
  getChoices,
  getOpenings,
  getPaper,
  getPreview,
  getShare,
} from "#api/sharing.ts";

const LOOKED = "shares-looked";

export const shares = signal<Share[] | null>(null);
/** What their owner saw when they last looked; undefined until the phone has said. */
export const looked = signal<Looked | null | undefined>(undefined);
/** Ids of shares that were changed outside Ebb. */
export const unreadable = signal<string[]>([]);
/** What is being put together; it outlives a look at Help, not the page. */
export const draft = signal<Draft | null>(null);
/** What was made just now, with its passcode: it outlives a look at Help, too, and is kept nowhere. */
export const made = signal<{ share: api.MadeShare; passcode: string | null } | null>(null);

export function forgetMade(): void {
  made.value = null;
}

export const openShares = (): Share[] => (shares.value ?? []).filter(isOpen);

let loading: Promise<void> | null = null;

async function load(): Promise<void> {
  const [all, before] = await Promise.all([
    api.listShares(),
    recallRow<Looked>(LOOKED).catch(() => null),
  ]);
  shares.value = all.shares;
  unreadable.value = all.unreadable;
  looked.value = looked.value ?? before;
}

/** Throws where the server does not answer; what was known stays. */
export function loadShares(): Promise<void> {
  loading ??= load().finally(() => {
    loading = null;
  });
  return loading;
}

/** Once is enough for a line that says what is open; the list itself asks each time. */
export const knowShares = (): Promise<void> => (shares.value ? Promise.resolve() : loadShares());

export function markLooked(): void {
  looked.value = lookedNow(shares.value ?? [], new Date().toISOString());
  void keepRow(LOOKED, looked.value).catch(() => undefined);
}

function put(changed: Share): void {
  shares.value = (shares.value ?? []).map((each) =>
    each.id === changed.id ? { ...each, ...changed } : each,
  );
}

export async function changeShare(id: string, change: api.ShareChange): Promise<void> {
  put(await api.changeShare(id, change));
}

/** Sealed anew, or a clinic code renewed. */
export async function refreshShare(id: string): Promise<void> {
  put(await api.refreshShare(id));
}

/** Ended is ended, also where the list does not come again. */
export async function endShare(id: string): Promise<void> {
  await api.endShare(id);
  shares.value = (shares.value ?? []).map((each) =>
    each.id === id ? { ...each, state: "ended" } : each,
  );
  unreadable.value = unreadable.value.filter((each) => each !== id);
  await loadShares().catch(() => undefined);
}

/** Nothing of a person outlives their session here. */
sessionState.subscribe((state) => {
  if (state !== "signed-out" && state !== "locked") return;
  shares.value = null;
  unreadable.value = [];
  looked.value = undefined;
  draft.value = null;
  made.value = null;
});
