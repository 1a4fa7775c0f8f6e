// Owns the current path; refuses to know which screens exist.
import { signal } from "@preact/signals";

export const path = signal(location.pathname);

export function go(to: string, options: { replace?: boolean } = {}): void {
  if (to !== location.pathname) history[options.replace ? "replaceState" : "pushState"]({}, "", to);
  path.value = location.pathname;
  scrollTo(0, 0);
}

/** Follows plain clicks on our own links; everything else stays the browser's. */
function follow(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link || link.origin !== location.origin || link.target || link.dataset.outside) return;
  event.preventDefault();
  go(link.pathname);
}

export function startRouter(): void {
  addEventListener("popstate", () => {
    path.value = location.pathname;
  });
  document.addEventListener("click", follow);
}
