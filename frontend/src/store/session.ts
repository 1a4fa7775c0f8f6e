// Owns the person's coming and going: what is loaded when a session opens, what is forgotten when it ends.
import { signal } from "@preact/signals";
import * as accounts from "#api/accounts.ts";
import type { Account } from "#api/schema.gen.ts";
import { account, restore, sessionState, UNKNOWN } from "#api/session.ts";
import { forget } from "#lib/storage.ts";
import { EMPTY_DRAFT, writeDraft } from "./drafts.ts";
import { forgetEntries } from "./entries.ts";
import { forgetSettings, loadSettings } from "./settings.ts";
import { hush } from "./toast.ts";

export { sessionState };

export const profile = signal<Account | null>(null);

/** The last account that was really known: what is on the screen may be theirs. */
let lastAccount: string | null = null;

function forgetAll(): void {
  forgetEntries();
  forgetSettings();
  profile.value = null;
  recoveryCode.value = null;
  forget("code-reminder");
  writeDraft.value = EMPTY_DRAFT;
  hush();
}

async function load(): Promise<void> {
  await loadSettings();
  profile.value = await accounts.readProfile();
}

/** Another person's session, or none, must not inherit what is on this screen. */
function follow(current: string | null): void {
  if (current === UNKNOWN || current === lastAccount) return;
  if (lastAccount) forgetAll();
  lastAccount = current;
}

export function startSession(): void {
  account.subscribe(follow);
  sessionState.subscribe((state) => {
    // A failure here is shown by the screens that need the answer; capturing works without it.
    if (state === "open" && profile.value === null) load().catch(() => undefined);
  });
  void restore();
}

/** A code and the name it belongs to, shown once; gone with the page or the session. */
export const recoveryCode = signal<{ login: string; code: string } | null>(null);

export const signOut = accounts.signOut;

/** The person asks for the connection now instead of waiting for it. */
export function tryAgain(): void {
  void restore();
}
