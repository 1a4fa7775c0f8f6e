// Owns everything Ebb noticed: all that stands now, what was put away and can come back, and what stood before.
import { useEffect, useState } from "preact/hooks";
import { getHistory } from "#api/flags.ts";
import type { Flag } from "#api/schema.gen.ts";
import { dayLabel } from "#lib/time.ts";
import { flags } from "#locales/en/flags.ts";
import { noticed as t } from "#locales/en/noticed.ts";
import { screens } from "#locales/en/screens.ts";
import { shell } from "#locales/en/shell.ts";
import { openFlags } from "#store/facts.ts";
import { keyOf, takeBack, told } from "#store/flags.ts";
import { sessionState } from "#store/session.ts";
import { writtenNow } from "#store/settings.ts";
import { say } from "#store/toast.ts";
import { Card } from "#ui/card.tsx";
import { LinkList } from "#ui/link-list.tsx";
import { EvidenceFold } from "./evidence.tsx";
import { FlagCard } from "./flag-card.tsx";
import { useFlags } from "./flag-cards.tsx";
import { FlagLine, isLine } from "./flag-line.tsx";
import "./small-chart.css";

function stateOf({ state, state_until }: Flag): string {
  if (state_until) return t.awayUntil(dayLabel(state_until));
  return state === "not_useful" ? t.notUseful : state === "muted" ? t.muted : t.seen;
}

function Away({ flag }: { flag: Flag }) {
  const back = async () => say((await takeBack(flag)) ? flags.undone : flags.notKept);
  return (
    <details class="fold">
      <summary>{flag.title}</summary>
      <div class="form">
        <p>{flag.text}</p>
        <p class="soft">{stateOf(flag)}</p>
        <EvidenceFold flag={flag} />
        {flag.state !== "muted" && (
          <div class="button-row">
            <button type="button" class="button-soft" onClick={() => void back()}>
              {t.bringBack}
              <span class="visually-hidden">: {flag.title}</span>
            </button>
          </div>
        )}
      </div>
    </details>
  );
}

function Past({ flag }: { flag: Flag }) {
  return (
    <details class="fold">
      <summary>
        <span>
          {flag.title}
          <span class="soft flag-span">{t.span(dayLabel(flag.since), dayLabel(flag.until))}</span>
        </span>
      </summary>
      <div class="form">
        <p>{flag.text}</p>
        <EvidenceFold flag={flag} />
      </div>
    </details>
  );
}

type Before = Flag[] | "loading" | "unreachable";

function useHistory() {
  const [before, setBefore] = useState<Before>("loading");
  const load = () => {
    setBefore("loading");
    getHistory(writtenNow()).then(
      ({ flags: past }) => setBefore(past),
      () => setBefore("unreachable"),
    );
  };
  const isKnown = sessionState.value !== "starting";
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once the session is known, and then on a tap.
  useEffect(() => {
    if (isKnown) load();
  }, [isKnown]);
  return { before, load };
}

function History() {
  const { before, load } = useHistory();
  return (
    <Card title={t.beforeTitle} hint={t.beforeHint}>
      {before === "loading" && <p class="soft">{shell.loading}</p>}
      {before === "unreachable" && (
        <>
          <p>{t.unreachable}</p>
          <div class="button-row">
            <button type="button" class="button-soft" onClick={load}>
              {t.tryAgain}
            </button>
          </div>
        </>
      )}
      {Array.isArray(before) && before.length === 0 && <p>{t.nothingBefore}</p>}
      {Array.isArray(before) && before.map((flag) => <Past key={flag.id} flag={flag} />)}
    </Card>
  );
}

export function NoticedScreen() {
  useFlags();
  const away = told.value?.flags.filter(({ state }) => state !== "open") ?? [];
  const open = openFlags.value;
  return (
    <>
      {open.map((flag) =>
        isLine(flag) ? (
          <FlagLine key={keyOf(flag)} flag={flag} />
        ) : (
          <FlagCard key={keyOf(flag)} flag={flag} />
        ),
      )}
      {open.length === 0 && (
        <Card>
          <p>{told.value ? t.nothingNow : t.nothingTold}</p>
        </Card>
      )}
      {away.length > 0 && (
        <Card title={t.awayTitle}>
          {away.map((flag) => (
            <Away key={flag.id} flag={flag} />
          ))}
        </Card>
      )}
      <History />
      <Card>
        <LinkList links={[{ href: "/looks-for", label: screens.looksFor }]} />
      </Card>
    </>
  );
}
