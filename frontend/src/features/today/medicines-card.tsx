// Owns prescribed medicines on Today: taken, missed or different with one tap, no amount, and no verdict.
// A tap on another answer changes the latest entry of that medicine today; a second one a day is asked for first.
import { useState } from "preact/hooks";
import { type Intake, newIntake, type Prescribed } from "#lib/entry.ts";
import { answersFor } from "#lib/medicines.ts";
import { timeLabel } from "#lib/time.ts";
import { PRESCRIBED_NAMES, medicines as t } from "#locales/en/medicines.ts";
import { entriesToday, erase, save, whenNow } from "#store/entries.ts";
import { names, tracked } from "#store/settings.ts";
import { say } from "#store/toast.ts";
import { Card } from "#ui/card.tsx";
import { Choice, optionsOf } from "#ui/choice.tsx";

const inWords = (answer: Prescribed | null): string =>
  answer ? PRESCRIBED_NAMES[answer].toLowerCase() : "";

/** "taken 8:04 AM, missed 9:10 PM": the order of the day. */
const listOf = (entries: Intake[]): string =>
  [...entries]
    .reverse()
    .map((each) => `${inWords(each.prescribed)} ${timeLabel(each.occurred_at)}`)
    .join(", ");

type Asked = { id: string; name: string; given: Intake | undefined };

/** Changes what was given, or begins with it; says which entry that is. */
function note({ id, name, given }: Asked, answer: Prescribed): string {
  const before = given ?? { ...newIntake(whenNow()), substance: id };
  save({ ...before, prescribed: answer });
  say(t.noted(name, inWords(answer)), () => (given ? save(given) : erase(before.id)));
  return before.id;
}

const hints = () => ({ taken: "", missed: t.missed, different: t.different });

function Medicine({ id, name }: { id: string; name: string }) {
  const [again, setAgain] = useState(false);
  // Two within one second have no order of their own: the last one begun here is the one that is meant.
  const [begun, setBegun] = useState<string | null>(null);
  const answers = answersFor(id, entriesToday.value);
  const given = again ? undefined : (answers.find((each) => each.id === begun) ?? answers[0]);
  const before = answers.filter((each) => each !== given);
  const choose = (answer: Prescribed) => {
    setBegun(note({ id, name, given }, answer));
    setAgain(false);
  };
  return (
    <div class="form">
      <Choice
        label={name}
        options={optionsOf<Prescribed>(PRESCRIBED_NAMES)}
        value={given?.prescribed ?? null}
        onChoose={choose}
      />
      <output class="soft">{given?.prescribed && hints()[given.prescribed]}</output>
      {before.length > 0 && <p class="soft">{t.before(listOf(before))}</p>}
      {answers.length > 0 && (
        <div class="button-row">
          {given?.prescribed === "different" && (
            <a class="button-quiet" href={`/journal/${given.id}`}>
              {t.open}
              <span class="visually-hidden">: {name}</span>
            </a>
          )}
          <button
            type="button"
            class="button-quiet"
            aria-expanded={again}
            onClick={() => setAgain(!again)}
          >
            {again ? t.notAgain : t.again}
            <span class="visually-hidden">: {name}</span>
          </button>
        </div>
      )}
    </div>
  );
}

export function MedicinesCard() {
  const prescribed = tracked.value.filter((each) => each.prescribed);
  if (prescribed.length === 0) return null;
  return (
    <Card title={t.title} hint={t.hint}>
      {prescribed.map(({ id }) => (
        <Medicine key={id} id={id} name={names.value[id] ?? id} />
      ))}
    </Card>
  );
}
