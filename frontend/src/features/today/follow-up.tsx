// Owns asking, once and with one tap, how the last craving went.
import { useState } from "preact/hooks";
import type { Craving, Entry, Outcome } from "#lib/entry.ts";
import { timeLabel } from "#lib/time.ts";
import { asides as t } from "#locales/en/asides.ts";
import { OUTCOME_NAMES } from "#locales/en/entry.ts";
import { entries, save } from "#store/entries.ts";
import { say } from "#store/toast.ts";
import { Card } from "#ui/card.tsx";
import { optionsOf } from "#ui/choice.tsx";

const ASK_AFTER_MS = 15 * 60 * 1000;
const ASK_UNTIL_MS = 24 * 60 * 60 * 1000;

function isOpen(each: Entry): each is Craving {
  if (each.kind !== "craving" || each.intensity === 0) return false;
  const age = Date.now() - Date.parse(each.occurred_at);
  const unanswered = each.outcome === null || each.outcome === "ongoing";
  return unanswered && age > ASK_AFTER_MS && age < ASK_UNTIL_MS;
}

function AfterUse({ onDone }: { onDone: () => void }) {
  return (
    <Card title={t.usedTitle} tone="note">
      <p>{t.usedText}</p>
      <div class="button-row">
        <a class="button-quiet" href="/help">
          {t.talk}
        </a>
        <a class="button-quiet" href="/quiet">
          {t.quiet}
        </a>
        <button type="button" class="button-quiet" onClick={onDone}>
          {t.done}
        </button>
      </div>
    </Card>
  );
}

export function FollowUp() {
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set());
  const [used, setUsed] = useState(false);
  if (used) return <AfterUse onDone={() => setUsed(false)} />;
  const craving = entries.value.find(isOpen);
  if (!craving || answered.has(craving.id)) return null;
  const answer = (outcome: Outcome) => {
    save({ ...craving, outcome });
    setAnswered(new Set([...answered, craving.id]));
    setUsed(outcome === "used");
    say(t.outcomeSaved, () => save(craving));
  };
  return (
    <Card
      title={t.followUp(craving.intensity, timeLabel(craving.occurred_at))}
      hint={t.followUpHint}
    >
      <div class="chips">
        {optionsOf<Outcome>(OUTCOME_NAMES).map(({ value, label }) => (
          <button key={value} type="button" class="chip" onClick={() => answer(value)}>
            {label}
          </button>
        ))}
      </div>
    </Card>
  );
}
