// Owns what starts after the first paint; without it the app works all the same.
import { effect } from "@preact/signals";
import { startKeepingFocus } from "#lib/keep-focus.ts";
import { answers } from "#lib/saved.ts";
import { sessionState } from "#store/session.ts";
import { startWorker } from "./trusted-worker.ts";

/** What is shared is looked at once there is somebody whose it is. */
function startSharing(): void {
  const stop = effect(() => {
    if (sessionState.value !== "open") return;
    import("#features/sharing/aside.tsx").then(
      ({ SharingAside }) => {
        answers.value = { ...answers.value, sharing: SharingAside };
        stop();
      },
      () => undefined,
    );
  });
}

export function startLater(): void {
  startKeepingFocus();
  startSharing();
  void startWorker();
}
