// Owns what can be answered to a flag: one tap puts it away, and each answer can be taken back.
import type { Answer, Flag } from "#api/schema.gen.ts";
import { dayLabel, shiftDay } from "#lib/time.ts";
import { flags as t } from "#locales/en/flags.ts";
import { bringBack, isOwnFact, putAway } from "#store/facts.ts";
import { answer, takeBack } from "#store/flags.ts";
import { today } from "#store/settings.ts";
import { say } from "#store/toast.ts";

const SNOOZES = [7, 30];
const EXPECTED_DAYS = 30;

async function undo(flag: Flag): Promise<void> {
  say((await takeBack(flag)) ? t.undone : t.notKept);
}

async function give(flag: Flag, said: Answer, words: string): Promise<void> {
  if (await answer(flag, said)) say(words, () => void undo(flag));
  else say(t.notKept);
}

function giveUntil(flag: Flag, response: "snooze" | "expected", days: number): void {
  const until = shiftDay(today(), days);
  void give(flag, { response, until }, t.saidUntil(dayLabel(until)));
}

type OneProps = { label: string; about: string; onGive: () => void };

function One({ label, about, onGive }: OneProps) {
  return (
    <button type="button" class="chip" onClick={onGive}>
      {label}
      <span class="visually-hidden">: {about}</span>
    </button>
  );
}

function sawIt(flag: Flag): void {
  if (!isOwnFact(flag)) return void give(flag, { response: "acknowledge" }, t.saidSeen);
  putAway(flag);
  say(t.saidSeen, () => bringBack(flag));
}

export function Responses({ flag }: { flag: Flag }) {
  const about = flag.title;
  return (
    <>
      <div class="button-row">
        <button type="button" class="button-soft" onClick={() => sawIt(flag)}>
          {t.seen}
          <span class="visually-hidden">: {about}</span>
        </button>
      </div>
      {!isOwnFact(flag) && <OtherAnswers flag={flag} />}
    </>
  );
}

function OtherAnswers({ flag }: { flag: Flag }) {
  const about = flag.title;
  return (
    <details class="fold">
      <summary>{t.others}</summary>
      <div class="chips">
        {SNOOZES.map((days) => (
          <One
            key={days}
            label={t.later(days)}
            about={about}
            onGive={() => giveUntil(flag, "snooze", days)}
          />
        ))}
        <One
          label={t.expected}
          about={about}
          onGive={() => giveUntil(flag, "expected", EXPECTED_DAYS)}
        />
        <One
          label={t.notUseful}
          about={about}
          onGive={() => void give(flag, { response: "not_useful" }, t.saidNotUseful)}
        />
      </div>
    </details>
  );
}
