// Owns registering the service worker under Trusted Types, and asking before a new version takes over.
import { effect } from "@preact/signals";
import { account } from "#api/session.ts";
import { language } from "#lib/language.ts";
import { putAway } from "#store/offline.ts";
import { updateReady } from "./update.ts";

type Policy = { createScriptURL(url: string): string };
type Factory = { createPolicy(name: string, rules: Policy): Policy };

function workerUrl(): string {
  const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes;
  const policy = factory?.createPolicy("ebb-sw", {
    createScriptURL: (url) => {
      if (url !== "/sw.js") throw new TypeError("only our own worker");
      return url;
    },
  });
  return policy ? policy.createScriptURL("/sw.js") : "/sw.js";
}

// The tap that left the field must still find its button where it was.
const AFTER_TYPING_MS = 1_000;
const ASK_EVERY_MS = 60 * 60 * 1000;

/** The person of this tab said yes; other tabs may be in the middle of a sentence. */
let agreed = false;

const isTyping = () =>
  document.activeElement instanceof HTMLInputElement ||
  document.activeElement instanceof HTMLTextAreaElement;

/** A line above a field moves the field: it waits until nobody writes there. */
function show(update: () => void): void {
  const later = () => setTimeout(() => show(update), AFTER_TYPING_MS);
  if (isTyping()) document.addEventListener("focusout", later, { once: true });
  else updateReady.value = update;
}

/** Half-written words are put away first; a phone that cannot do that in a moment reloads all the same. */
function reload(): void {
  updateReady.value = null;
  const patience = new Promise((resolve) => setTimeout(resolve, 1_000));
  void Promise.race([putAway(), patience]).then(() => location.reload());
}

/** An app on the first screen is not loaded again for weeks: it asks when somebody comes back to it. */
function askNowAndThen(registration: ServiceWorkerRegistration): void {
  let askedAt = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - askedAt < ASK_EVERY_MS) return;
    askedAt = Date.now();
    registration.update().catch(() => undefined);
  });
}

function watch(registration: ServiceWorkerRegistration): void {
  const offer = (worker: ServiceWorker | null) => {
    if (worker?.state !== "installed" || !navigator.serviceWorker.controller) return;
    show(() => {
      // Another tab may have agreed to it meanwhile.
      if (worker.state !== "installed") return reload();
      agreed = true;
      worker.postMessage("skip-waiting");
    });
  };
  offer(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => offer(worker));
  });
}

/** The words of the language on the screen stay on the phone; English is there with the shell. */
async function keepMore(): Promise<void> {
  const { active } = await navigator.serviceWorker.ready;
  effect(() => {
    if (language.value !== "en") active?.postMessage(language.value);
  });
  // Who has a journal keeps its flags, charts and sharing too; a phone that only looks up a number does not.
  effect(() => {
    if (!account.value) return;
    for (const part of ["flags", "trends", "sharing", "account"]) active?.postMessage(part);
  });
}

export async function startWorker(): Promise<void> {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  const hadController = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    // The first worker takes over silently. A later one was agreed to in some tab; the others are asked.
    if (agreed) reload();
    else if (hadController) show(reload);
  });
  try {
    const registration = await navigator.serviceWorker.register(workerUrl());
    watch(registration);
    askNowAndThen(registration);
    void keepMore();
  } catch {
    // Storage blocked or a private window: the app works online all the same.
  }
}
