// Owns the first question of the day: one tap saves a craving; everything after is optional.
import type { ComponentType } from "preact";
import { useState } from "preact/hooks";
import { type Craving, newCraving } from "#lib/entry.ts";
import { HARD_FROM } from "#lib/hard-hours.ts";
import { today as t } from "#locales/en/today.ts";
import { erase, entry as findEntry, save, whenNow } from "#store/entries.ts";
import { isKept, isWaiting } from "#store/outbox.ts";
import { say } from "#store/toast.ts";
import { Answer } from "#ui/answer.tsx";
import { Card } from "#ui/card.tsx";
import { Scale } from "#ui/scale.tsx";
import { useCode } from "#ui/use-code.ts";
import type { DetailsProps } from "./craving-details.tsx";
import type { HardHelp } from "./hard-help.tsx";

/** "Saved" is only said once it is true, and where. */
function hintOf({ id }: Craving): string {
  if (!isWaiting(id)) return t.notedHint;
  return isKept.value ? t.notedKept : t.notedWaiting;
}

function titleOf({ id, intensity }: Craving): string {
  if (intensity >= HARD_FROM) return isWaiting(id) && !isKept.value ? t.hardWaiting : t.hardTitle;
  return intensity === 0 ? t.notedNone : t.noted(intensity);
}

const loadHard = async () => (await import("./hard-help.tsx")).HardHelp;

/** Its code came with the page; if it did not, the way to help is a plain link. */
function Offer({ saved, Hard }: { saved: Craving; Hard: typeof HardHelp | null }) {
  if (Hard) return <Hard saved={saved} />;
  return (
    <a class="button" href="/help">
      {t.hardHelp}
    </a>
  );
}

type NotedProps = DetailsProps & {
  Details: ComponentType<DetailsProps> | null;
  Hard: typeof HardHelp | null;
};

function Noted({ saved, onDone, Details, Hard }: NotedProps) {
  const hard = saved.intensity >= HARD_FROM;
  return (
    <Card title={titleOf(saved)} hint={hard ? undefined : hintOf(saved)}>
      {hard && <Offer saved={saved} Hard={Hard} />}
      {Details ? (
        <Details saved={saved} onDone={onDone} />
      ) : (
        <button type="button" class="button" onClick={onDone}>
          {t.done}
        </button>
      )}
    </Card>
  );
}

const loadDetails = async () => (await import("./later.ts")).CravingDetails;

export function CravingCard() {
  const Details = useCode(loadDetails);
  const Hard = useCode(loadHard);
  const [current, setCurrent] = useState<string | null>(null);
  const saved = current === null ? undefined : findEntry(current);
  const pick = (intensity: number) => {
    const craving = newCraving(whenNow(), intensity);
    save(craving);
    setCurrent(craving.id);
    say(t.cravingSaved(intensity), () => {
      erase(craving.id);
      setCurrent(null);
    });
  };
  if (saved?.kind === "craving") {
    const done = () => setCurrent(null);
    return (
      <>
        <Noted key={saved.id} {...{ saved, Details, Hard }} onDone={done} />
        <Answer to="craving" />
      </>
    );
  }
  return (
    <>
      <Card title={t.cravingAsk} hint={t.cravingHint}>
        <Scale label={t.cravingAsk} none={t.cravingNone} value={null} onPick={pick} />
      </Card>
      <Answer to="craving" />
    </>
  );
}
