// Owns registering the service worker under Trusted Types, and asking before a new version takes over.
import { signal } from "@preact/signals";

export const updateReady = signal<(() => void) | null>(null);

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

function watch(registration: ServiceWorkerRegistration): void {
  const offer = (worker: ServiceWorker | null) => {
    if (worker?.state !== "installed" || !navigator.serviceWorker.controller) return;
    updateReady.value = () => worker.postMessage("skip-waiting");
  };
  offer(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => offer(worker));
  });
}

export async function startWorker(): Promise<void> {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  const hadController = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    // The first worker takes over silently; a later one only came because the person agreed.
    if (hadController) location.reload();
  });
  try {
    watch(await navigator.serviceWorker.register(workerUrl()));
  } catch {
    // Storage blocked or a private window: the app works online all the same.
  }
}
