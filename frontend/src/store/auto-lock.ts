// Owns when an unlocked app locks itself: left, or untouched for as long as the person chose.
import { signal } from "@preact/signals";
import { recall, remember } from "#lib/storage.ts";
import { ring } from "./keyring.ts";
import { lockNow } from "./lock-now.ts";

export const MINUTES = [0, 1, 5, 15] as const;
export type Minutes = (typeof MINUTES)[number];

const MINUTE_MS = 60_000;
const TOUCHES = ["pointerdown", "keydown", "input", "scroll", "wheel"] as const;

export const lockAfter = signal<Minutes>(
  MINUTES.find((minutes) => String(minutes) === recall("lock-after")) ?? 5,
);

export function chooseLockAfter(minutes: Minutes): void {
  remember("lock-after", String(minutes));
  lockAfter.value = minutes;
  check();
}

let touchedAt = Date.now();
let timer: ReturnType<typeof setTimeout> | undefined;
let isWatching = false;

/** "At once" is about leaving; who only reads for a minute has not left. */
const patience = () => Math.max(1, lockAfter.value) * MINUTE_MS;

function check(): void {
  clearTimeout(timer);
  if (!ring.value?.lock || !ring.value.open) return;
  const left = touchedAt + patience() - Date.now();
  if (left <= 0) void lockNow();
  else timer = setTimeout(check, left);
}

function touched(): void {
  touchedAt = Date.now();
}

/** A phone in a pocket runs no timers: the time away is counted on coming back, before anything shows. */
function look(): void {
  if (document.visibilityState === "visible") {
    check();
    return;
  }
  touched();
  if (lockAfter.value === 0 && ring.value?.lock && ring.value.open) void lockNow();
}

export function startAutoLock(): void {
  touched();
  check();
  if (isWatching) return;
  isWatching = true;
  document.addEventListener("visibilitychange", look);
  addEventListener("pageshow", look);
  for (const name of TOUCHES) addEventListener(name, touched, { capture: true, passive: true });
}
