// Owns "What Ebb looks for": every rule with its numbers and source, what it still needs, and turning it off.

import { useEffect, useState } from "preact/hooks";
import { getRules } from "#api/flags.ts";
import type { LookedFor } from "#api/schema.gen.ts";
import { locale } from "#lib/language.ts";
import { NUMBER_NAMES, looksFor as t } from "#locales/en/looks-for.ts";
import { shell } from "#locales/en/shell.ts";
import { revise } from "#store/flags.ts";
import { sessionState } from "#store/session.ts";
import { writtenNow } from "#store/settings.ts";
import { say } from "#store/toast.ts";
import { Card } from "#ui/card.tsx";
import { Check } from "#ui/check.tsx";
import { Source } from "#ui/source.tsx";

type Told = LookedFor[] | "loading" | "unreachable";

function Numbers({ numbers }: { numbers: Record<string, number> }) {
  const write = new Intl.NumberFormat(locale());
  return (
    <ul class="soft">
      {Object.entries(numbers).map(([name, value]) => (
        <li key={name}>
          {NUMBER_NAMES[name] ?? name}: {write.format(value)}
        </li>
      ))}
    </ul>
  );
}

type RuleProps = { rule: LookedFor; onMute: (muted: boolean) => void };

function Rule({ rule, onMute }: RuleProps) {
  return (
    <Card title={rule.title}>
      <p>{rule.looks_for}</p>
      {Object.keys(rule.numbers).length > 0 && <Numbers numbers={rule.numbers} />}
      {rule.needs > 0 && <p>{t.needs(rule.needs)}</p>}
      {rule.times_harder > 1 && <p>{t.harder}</p>}
      <p class="soft">
        <Source label={t.source} name={rule.source} />
      </p>
      {rule.can_mute ? (
        <Check label={t.on} about={rule.title} on={!rule.muted} onToggle={(on) => onMute(!on)} />
      ) : (
        <p class="soft">{t.always}</p>
      )}
    </Card>
  );
}

async function keepMuted(rule: string, isMuted: boolean): Promise<void> {
  await revise(({ responses = [], muted = [] }) => {
    const others = muted.filter((each) => each !== rule);
    return { responses, muted: isMuted ? [...others, rule] : others };
  });
}

function useRules() {
  const [told, setTold] = useState<Told>("loading");
  const load = () => {
    setTold("loading");
    getRules(writtenNow()).then(
      ({ rules }) => setTold(rules),
      () => setTold("unreachable"),
    );
  };
  const isKnown = sessionState.value !== "starting";
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once the session is known, and then on a tap.
  useEffect(() => {
    if (isKnown) load();
  }, [isKnown]);
  const mark = (name: string, muted: boolean) =>
    setTold((now) =>
      Array.isArray(now)
        ? now.map((each) => (each.rule === name ? { ...each, muted } : each))
        : now,
    );
  return { told, load, mark };
}

function Nothing({ told, onAgain }: { told: "loading" | "unreachable"; onAgain: () => void }) {
  if (told === "loading") return <p class="soft">{shell.loading}</p>;
  return (
    <Card tone="note">
      <p>{t.unreachable}</p>
      <div class="button-row">
        <button type="button" class="button-soft" onClick={onAgain}>
          {t.tryAgain}
        </button>
      </div>
    </Card>
  );
}

export function LooksForScreen() {
  const { told, load, mark } = useRules();
  const mute = ({ rule }: LookedFor, muted: boolean) => {
    mark(rule, muted);
    keepMuted(rule, muted).then(
      () => say(t.saved),
      () => {
        mark(rule, !muted);
        say(t.notSaved);
      },
    );
  };
  return (
    <>
      <Card>
        <p>{t.intro}</p>
        <p>{t.limits}</p>
      </Card>
      {Array.isArray(told) ? (
        told.map((rule) => (
          <Rule key={rule.rule} rule={rule} onMute={(muted) => mute(rule, muted)} />
        ))
      ) : (
        <Nothing told={told} onAgain={load} />
      )}
    </>
  );
}
