// Owns what is offered at 9 and 10: after saving, in place, and never in the way of anything.
import { useState } from "preact/hooks";
import type { Craving, Entry } from "#lib/entry.ts";
import { HARD_FROM, isFolded } from "#lib/hard-hours.ts";
import { telLink } from "#lib/phone-number.ts";
import { hard as t } from "#locales/en/hard.ts";
import { entries } from "#store/entries.ts";
import { useOwnPeople } from "#store/own-people.ts";

const isHard = (each: Entry): boolean => each.kind === "craving" && each.intensity >= HARD_FROM;

/** Whoever says this is asked again each time, in full, for as long as this page stands. */
let unsafe = false;

function isRepeat(saved: Craving): boolean {
  const earlier = entries.value.filter((each) => isHard(each) && each.id !== saved.id);
  const times = earlier.map((each) => Date.parse(each.occurred_at));
  return !unsafe && isFolded(times, Date.parse(saved.occurred_at));
}

function Ways() {
  const [person] = useOwnPeople();
  const say = () => {
    unsafe = true;
  };
  return (
    <div class="button-stack">
      {person && (
        <a class="button" href={telLink(person.number)} data-outside>
          {t.callPerson(person.name)}
        </a>
      )}
      <a class={person ? "button-soft" : "button"} href="/help">
        {t.talk}
      </a>
      <a class="button-soft" href="/quiet">
        {t.quiet}
      </a>
      <a class="button-soft" href="/help" onClick={say}>
        {t.unsafe}
      </a>
    </div>
  );
}

export function HardHelp({ saved }: { saved: Craving }) {
  const [folded] = useState(() => isRepeat(saved));
  if (!folded) {
    return (
      <div class="form">
        <p>{t.offer}</p>
        <Ways />
      </div>
    );
  }
  return (
    <details class="fold">
      <summary>{t.offer}</summary>
      <Ways />
    </details>
  );
}
