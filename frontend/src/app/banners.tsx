// Owns the quiet lines under the header: what waits, what needs attention, what the session is doing.

import { shell } from "#locales/en/shell.ts";
import { refusedChanges, waitingCount } from "#store/outbox.ts";
import { sessionState, tryAgain } from "#store/session.ts";
import { updateReady } from "./trusted-worker.ts";
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
      <span>{shell.unreachable}</span>
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

function Saving() {
  const refused = refusedChanges.value.length;
  const waiting = waitingCount.value;
  return (
    <div class="saving">
      <output class="soft">{waiting > 0 ? shell.waiting(waiting) : ""}</output>
      {refused > 0 && (
        <a class="button-quiet" href="/attention">
          {shell.attention(refused)}
        </a>
      )}
    </div>
  );
}

export function Banners() {
  return (
    <div class="banners">
      <SessionBanner />
      <UpdateBanner />
      <Saving />
    </div>
  );
}
