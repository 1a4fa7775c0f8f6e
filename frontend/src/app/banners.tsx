// Owns the quiet lines under the header: what waits, what needs attention, what the session is doing.

import { shell } from "#locales/en/shell.ts";
import { isKept, type Keeping, keeping, refusedChanges, waitingCount } from "#store/outbox.ts";
import { sessionState, tryAgain } from "#store/session.ts";
import { updateReady } from "./update.ts";
import "./banners.css";

function SessionBanner() {
  if (sessionState.value === "expired") {
    return (
      <p class="banner">
        <span>{shell.expired}</span>
        <a class="button-quiet" href="/sign-in">
          {shell.signIn}
        </a>
      </p>
    );
  }
  if (sessionState.value !== "unreachable") return null;
  return (
    <p class="banner">
      <span>{keeping.value === "phone" ? shell.unreachableKept : shell.unreachable}</span>
      <button type="button" class="button-quiet" onClick={tryAgain}>
        {shell.tryAgain}
      </button>
    </p>
  );
}

function UpdateBanner() {
  const update = updateReady.value;
  if (!update) return null;
  return (
    <p class="banner">
      <span>{shell.updateReady}</span>
      <button type="button" class="button-quiet" onClick={update}>
        {shell.update}
      </button>
      <button
        type="button"
        class="button-quiet"
        onClick={() => {
          updateReady.value = null;
        }}
      >
        {shell.later}
      </button>
    </p>
  );
}

const whyNotHere = (): Record<Keeping, string> => ({
  phone: "",
  starting: "",
  borrowed: shell.keptBorrowed,
  refused: shell.keptRefused,
  full: shell.keptFull,
});

function savingWords(): string {
  const waiting = waitingCount.value;
  const disputed = refusedChanges.value.some(
    ({ refused }) => !["returned", "merged"].includes(refused?.reason ?? ""),
  );
  // What waits on this phone has not been read yet: its line stays empty rather than wrong.
  if (waiting === 0 && keeping.value === "starting") return "\u00a0";
  if (waiting === 0) return disputed ? shell.restSaved : shell.allSaved;
  return isKept.value ? shell.onPhone(waiting) : shell.waiting(waiting);
}

/** Always there with a journal, so that nobody has to wonder. */
function Saving() {
  const refused = refusedChanges.value.length;
  const why = whyNotHere()[keeping.value];
  return (
    <div class="saving">
      <p class="soft">{savingWords()}</p>
      {refused > 0 && (
        <a class="button-quiet" href="/attention">
          {shell.attention(refused)}
        </a>
      )}
      {why && <p class="soft">{why}</p>}
    </div>
  );
}

export function Banners() {
  const hasJournal = !["starting", "signed-out", "locked"].includes(sessionState.value);
  return (
    <div class="banners">
      <SessionBanner />
      <UpdateBanner />
      {hasJournal && <Saving />}
    </div>
  );
}
