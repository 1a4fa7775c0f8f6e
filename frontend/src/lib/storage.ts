// Owns the few non-secret words kept in the browser (docs/storage.md lists them); refuses anything else.

type Key =
  | "theme"
  | "region"
  | "language"
  | "signed-in"
  | "away"
  | "code-reminder"
  | "kept-days"
  | "lock"
  | "lock-after"
  | "lock-offer"
  | "handed"
  | "install";

const PREFIX = "ebb.";

function safely<T>(use: () => T): T | null {
  // Some private modes throw on every access; the app must work without.
  try {
    return use();
  } catch {
    return null;
  }
}

export function recall(key: Key): string | null {
  return safely(() => sessionStorage.getItem(PREFIX + key) ?? localStorage.getItem(PREFIX + key));
}

/** `until: "tab"` forgets with the tab: the way of a borrowed device, where everything does. */
export function remember(
  key: Key,
  value: string,
  until: "erased" | "tab" = isBorrowed() ? "tab" : "erased",
): void {
  safely(() => (until === "tab" ? sessionStorage : localStorage).setItem(PREFIX + key, value));
}

export function forget(key: Key): void {
  safely(() => localStorage.removeItem(PREFIX + key));
  safely(() => sessionStorage.removeItem(PREFIX + key));
}

/** On a borrowed device everything goes with the tab. */
export function isBorrowed(): boolean {
  return safely(() => sessionStorage.getItem(`${PREFIX}signed-in`)) !== null;
}
