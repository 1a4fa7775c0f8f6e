// Owns what is offered at 9 and 10: after saving, in place, and never in the way of anything.
import { useState } from "preact/hooks";
import { today as t } from "#locales/en/today.ts";
import "./today.css";

export const HARD_FROM = 9;
const FOLDED_FOR_MS = 2 * 60 * 60 * 1000; // people.md: folded for two hours after the first

let lastShownAt = Number.NEGATIVE_INFINITY;

function isRepeat(): boolean {
  const now = Date.now();
  const repeat = now - lastShownAt < FOLDED_FOR_MS;
  if (!repeat) lastShownAt = now;
  return repeat;
}

function Ways() {
  return (
    <div class="button-stack">
      <a class="button" href="/help">
        {t.talk}
      </a>
      <a class="button-soft" href="/quiet">
        {t.quiet}
      </a>
      <a class="button-soft" href="/help">
        {t.unsafe}
      </a>
    </div>
  );
}

export function HardHelp() {
  const [folded] = useState(isRepeat);
  if (!folded) {
    return (
      <div class="form">
        <p>{t.hardText}</p>
        <Ways />
      </div>
    );
  }
  return (
    <details class="fold">
      <summary>{t.hardText}</summary>
      <Ways />
    </details>
  );
}
