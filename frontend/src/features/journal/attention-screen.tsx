// Owns the changes the server did not take: shows them whole and lets the person decide.
import { useCallback, useEffect, useState } from "preact/hooks";
import type { Entry } from "#lib/entry.ts";
import { dayLabel, timeLabel, wallDate } from "#lib/time.ts";
import { FIELD_NAMES, journal as t } from "#locales/en/journal.ts";
import { shell } from "#locales/en/shell.ts";
import {
  conflictWith,
  keepBoth,
  keepMine,
  keepTheirs,
  letGo,
  type Theirs,
} from "#store/conflicts.ts";
import { entry, erase } from "#store/entries.ts";
import { refusedChanges } from "#store/outbox.ts";
import type { Change } from "#store/queue.ts";
import { names } from "#store/settings.ts";
import { trackers } from "#store/trackers.ts";
import { Card } from "#ui/card.tsx";
import { summarise } from "#ui/entry/summary.ts";
import { SettingsMerged, SettingsRefused } from "./settings-attention.tsx";

function Version({ label, entry, gone }: { label: string; entry: Entry | null; gone: string }) {
  const summary = entry && summarise(entry, names.value, trackers.value);
  return (
    <div>
      <h3>{label}</h3>
      {entry && summary ? (
        <>
          <p>
            {dayLabel(wallDate(entry.occurred_at))}, {timeLabel(entry.occurred_at)}: {summary.title}
          </p>
          <p class="soft">{summary.detail}</p>
        </>
      ) : (
        <p>{gone}</p>
      )}
    </div>
  );
}

/** The other version, while it is not here: the person's own is shown all the same. */
function Awaited({ gone, again }: { gone: boolean; again: () => void }) {
  if (!gone) return <p class="soft">{shell.loading}</p>;
  return (
    <>
      <p>{t.theirsUnreachable}</p>
      <div class="button-row">
        <button type="button" class="button-soft" onClick={again}>
          {t.tryAgain}
        </button>
      </div>
    </>
  );
}

function Conflict({ change }: { change: Change }) {
  const [theirs, setTheirs] = useState<Theirs | "loading" | "unreachable">("loading");
  const ask = useCallback(() => {
    setTheirs("loading");
    conflictWith(change).then(setTheirs, () => setTheirs("unreachable"));
  }, [change]);
  useEffect(ask, [ask]);
  if (theirs === "loading" || theirs === "unreachable") {
    return (
      <Card title={t.conflictTitle}>
        <Version label={t.yours} entry={change.entry} gone={t.yoursGone} />
        <Awaited gone={theirs === "unreachable"} again={ask} />
      </Card>
    );
  }
  return (
    <Card title={t.conflictTitle} hint={t.conflictText}>
      <Version label={t.yours} entry={change.entry} gone={t.yoursGone} />
      <Version label={t.theirs} entry={theirs.stored} gone={t.theirsGone} />
      <div class="button-row">
        <button type="button" class="button-soft" onClick={() => keepMine(change, theirs)}>
          {t.keepYours}
        </button>
        <button type="button" class="button-soft" onClick={() => keepTheirs(change, theirs)}>
          {t.keepTheirs}
        </button>
        {change.entry && theirs.stored && (
          <button type="button" class="button-soft" onClick={() => keepBoth(change, theirs)}>
            {t.keepBoth}
          </button>
        )}
      </div>
    </Card>
  );
}

function fieldWords(fields: string[]): string {
  const words = fields.map((field) => FIELD_NAMES[field.split(".")[0] ?? ""]);
  return [...new Set(words.filter(Boolean))].join(", ");
}

function Refused({ change }: { change: Change }) {
  const fields = fieldWords(change.refused?.fields ?? []);
  return (
    <Card title={t.refusedTitle} hint={t.refusedText}>
      {fields && <p>{t.refusedFields(fields)}</p>}
      <Version label={t.yours} entry={change.entry} gone={t.yoursGone} />
      <div class="button-row">
        {change.entry && (
          <a class="button-soft" href={`/journal/${change.id}`}>
            {t.edit}
          </a>
        )}
        <button type="button" class="button-quiet" onClick={() => letGo(change)}>
          {t.discard}
        </button>
      </div>
    </Card>
  );
}

function Returned({ change }: { change: Change }) {
  return (
    <Card title={t.returnedTitle} hint={t.returnedText}>
      <Version label={t.returnedWords} entry={change.entry} gone={t.yoursGone} />
      <div class="button-row">
        <button type="button" class="button-soft" onClick={() => letGo(change)}>
          {t.returnedKeep}
        </button>
        <button type="button" class="button-quiet" onClick={() => erase(change.id)}>
          {t.returnedDelete}
        </button>
      </div>
    </Card>
  );
}

function Locked({ change }: { change: Change }) {
  return (
    <Card title={t.lockedTitle} hint={t.lockedText}>
      <Version
        label={t.returnedWords}
        entry={entry(change.id) ?? change.entry}
        gone={t.yoursGone}
      />
      <div class="button-row">
        <button type="button" class="button-soft" onClick={() => letGo(change)}>
          {t.lockedMine}
        </button>
        <button type="button" class="button-quiet" onClick={() => erase(change.id)}>
          {t.lockedDelete}
        </button>
      </div>
    </Card>
  );
}

const CARDS = {
  conflict: Conflict,
  invalid: Refused,
  returned: Returned,
  locked: Locked,
  merged: SettingsMerged,
};

function cardFor({ refused, settings }: Change) {
  const card = CARDS[refused?.reason ?? "invalid"];
  return settings && card === Refused ? SettingsRefused : card;
}

export function AttentionScreen() {
  const changes = refusedChanges.value;
  if (changes.length === 0) return <p class="soft">{t.attentionNone}</p>;
  return (
    <>
      {changes.map((change) => {
        const Decide = cardFor(change);
        return <Decide key={change.mutationId} change={change} />;
      })}
    </>
  );
}
