// Owns which flags stand on Today: at most three, gravest first, and what is only worth a line as a line.
import { useEffect } from "preact/hooks";
import { dayLabel, timeLabel } from "#lib/time.ts";
import { flags as t } from "#locales/en/flags.ts";
import { noticed } from "#locales/en/noticed.ts";
import { entries } from "#store/entries.ts";
import { askForFlags, openFlags, recallSeen } from "#store/facts.ts";
import { isRemembered, keyOf, recallFlags, told } from "#store/flags.ts";
import { waitingCount } from "#store/outbox.ts";
import { sessionState } from "#store/session.ts";
import { settingsDocument, today } from "#store/settings.ts";
import { FlagCard } from "./flag-card.tsx";
import { FlagLine, isLine } from "./flag-line.tsx";

const MOST = 3;
const SOON_MS = 400; // what the phone learns after one another is asked about once

/** Asked after Today is drawn, and again when everything is sent or something new was learned. */
export function useFlags(): void {
  const isOpen = sessionState.value === "open";
  const isSettled = waitingCount.value === 0;
  const revision = settingsDocument.value?.revision;
  const seen = entries.value;
  const day = today();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of these may change what there is to say.
  useEffect(() => {
    void recallFlags();
    void recallSeen();
    if (!isOpen || !isSettled) return;
    const timer = setTimeout(() => void askForFlags(), SOON_MS);
    return () => clearTimeout(timer);
  }, [isOpen, isSettled, revision, seen, day]);
}

export function FlagCards() {
  useFlags();
  const now = told.value;
  const open = openFlags.value;
  if (open.length === 0) return null;
  const shown = open.slice(0, MOST);
  const left = open.length - shown.length;
  return (
    <>
      {shown.map((flag) =>
        isLine(flag) ? (
          <FlagLine key={keyOf(flag)} flag={flag} />
        ) : (
          <FlagCard key={keyOf(flag)} flag={flag} />
        ),
      )}
      {left > 0 && (
        <p class="soft">
          {t.more(left)} <a href="/noticed">{noticed.all}</a>
        </p>
      )}
      {now && isRemembered.value && (
        <p class="soft">{t.asOf(`${dayLabel(now.at.slice(0, 10))}, ${timeLabel(now.at)}`)}</p>
      )}
    </>
  );
}
