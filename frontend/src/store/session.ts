// Owns the person's coming and going: what is loaded when a session opens, what is forgotten when it ends.
import { signal } from "@preact/signals";
import * as accounts from "#api/accounts.ts";
import { account, endedBy, restore, sessionState, UNKNOWN } from "#api/session.ts";
import { language } from "#lib/language.ts";
import { forget } from "#lib/storage.ts";
import { drafts } from "./drafts.ts";
import { forgetEntries } from "./entries.ts";
import { leaveJournal, openJournal, startOffline } from "./offline.ts";
import { profile } from "./profile.ts";
import { forgetSettings, loadSettings, settings, settingsDocument } from "./settings.ts";
import { hush } from "./toast.ts";

export { profile, sessionState };

/** The last account that was really known: what is on the screen may be theirs. */
let lastAccount: string | null = null;
/** What the server said of this session is on the screen, not what the phone remembered. */
let loaded = false;

function forgetAll(): void {
  forgetEntries();
  forgetSettings();
  profile.value = null;
  recoveryCode.value = null;
  loaded = false;
  forget("code-reminder");
  drafts.value = {};
  hush();
}

/** Before there is a choice the settings learn what this device speaks. */
async function tellLanguage(): Promise<void> {
  if (language.value === settings.value?.language) return;
  const { saveSettings } = await import("./save-settings.ts");
  await saveSettings({ language: language.value });
}

async function load(): Promise<void> {
  loaded = true;
  await loadSettings();
  if (settingsDocument.value?.revision === 0) await tellLanguage().catch(() => undefined);
  profile.value = await accounts.readProfile();
}

/** Another person's session, or none, must not inherit what is on this screen. */
function follow(current: string | null): void {
  if (current === UNKNOWN || current === lastAccount) return;
  if (lastAccount) forgetAll();
  lastAccount = current;
  if (current) void openJournal();
}

export function startSession(): void {
  startOffline();
  account.subscribe(follow);
  sessionState.subscribe((state) => {
    if (state === "signed-out") void leaveJournal(endedBy());
    if (state !== "open" || loaded) return;
    // A failure here is shown by the screens that need the answer; capturing works without it.
    load().catch(() => {
      loaded = false;
    });
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
