// Owns the offline shell: precaches one build, keeps the one before it. Refuses to touch /api, /s and /shl.
declare const __PRECACHE__: string[];
declare const __ON_TOP__: Record<string, string[]>;
declare const __VERSION__: string;

// The scope is typed as any worker's; ours is a service worker.
const worker = self as unknown as ServiceWorkerGlobalScope;

const PREFIX = "shell-";
const CACHE = PREFIX + __VERSION__;
const SHELL = "/index.html";
const NEVER = /^\/(api|s|shl|docs|healthz|readyz|sw\.js)(\/|$)/;

/** On top of the shell: the languages of this phone, what was kept before, and what a page asks for. */
async function moreHere(): Promise<string[]> {
  const builds = (await caches.keys()).filter((key) => key.startsWith(PREFIX));
  const kept = await Promise.all(builds.map(async (key) => (await caches.open(key)).keys()));
  const paths = kept.flat().map((request) => new URL(request.url).pathname);
  return Object.keys(__ON_TOP__).filter(
    (part) =>
      worker.navigator.languages.some((each) => each.startsWith(part)) ||
      paths.some((path) => path.startsWith(`/assets/${part}-`)),
  );
}

async function keep(parts: string[]): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll(parts.flatMap((part) => __ON_TOP__[part] ?? []));
}

async function install(): Promise<void> {
  const cache = await caches.open(CACHE);
  // "reload" for names without a hash, so that a stale HTTP cache never becomes a stale shell.
  const requests = __PRECACHE__.map(
    (url) => new Request(url, { cache: url.startsWith("/assets/") ? "default" : "reload" }),
  );
  await cache.addAll(requests);
  await keep(await moreHere());
}

async function activate(): Promise<void> {
  // The build before this one stays: a page not yet reloaded may still import its lazy chunks.
  const builds = (await caches.keys()).filter((key) => key.startsWith(PREFIX) && key !== CACHE);
  await Promise.all(builds.slice(0, -1).map((key) => caches.delete(key)));
  await worker.clients.claim();
}

async function answer(request: Request, pathname: string): Promise<Response> {
  const asPage = request.mode === "navigate" && !pathname.includes(".");
  const own = await caches.open(CACHE);
  const hit = (await own.match(asPage ? SHELL : pathname)) ?? (await caches.match(pathname));
  return hit ?? fetch(request);
}

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("message", (event) => {
  if (event.data === "skip-waiting") void worker.skipWaiting();
  else event.waitUntil(keep([String(event.data)]).catch(() => undefined));
});
worker.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== worker.location.origin) return;
  if (NEVER.test(url.pathname)) return;
  event.respondWith(answer(event.request, url.pathname));
});
