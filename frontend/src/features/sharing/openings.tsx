// Owns the list of who opened a share and when, asked for when it is unfolded.
import { useState } from "preact/hooks";
import type { Share } from "#lib/sharing.ts";
import { sharing as t } from "#locales/en/sharing.ts";
import { getOpenings, type Opening } from "#store/shares.ts";
import { nameOf } from "./share-lines.tsx";
import { moment } from "./when.ts";

type Log = { openings: Opening[]; forgotten: number };

function Lines({ log }: { log: Log }) {
  if (log.openings.length === 0) return <p class="soft">{t.logNobody}</p>;
  return (
    <>
      <p class="soft">{t.logHint}</p>
      <ul class="share-openings">
        {log.openings.map(({ at, recipient }, n) => (
          <li key={n}>
            {recipient || t.logAnonymous}
            <span class="soft"> {moment(at)}</span>
          </li>
        ))}
      </ul>
      {log.forgotten > 0 && <p class="soft">{t.logForgotten(log.forgotten)}</p>}
    </>
  );
}

export function Openings({ share }: { share: Share }) {
  const [log, setLog] = useState<Log | "away" | null>(null);
  const load = (event: { currentTarget: HTMLDetailsElement }) => {
    if (event.currentTarget.open) getOpenings(share.id).then(setLog, () => setLog("away"));
  };
  return (
    <details class="fold" onToggle={load}>
      <summary>
        {t.log}
        <span class="visually-hidden">: {nameOf(share)}</span>
      </summary>
      <div aria-live="polite">
        {log === null && <p class="soft">{t.preparing}</p>}
        {log === "away" && <p>{t.notDone}</p>}
        {log !== null && log !== "away" && <Lines log={log} />}
      </div>
    </details>
  );
}
