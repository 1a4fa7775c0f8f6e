// Owns asking about what would go along next with a link that is kept up to date.
import { dayLabel, timeLabel, wallDate } from "#lib/time.ts";
import { shared as t } from "#locales/en/shared.ts";
import { holdBack, letGo, type Question, questions } from "#store/keep-fresh.ts";
import { names, settings } from "#store/settings.ts";
import { say } from "#store/toast.ts";
import { summarise } from "#ui/entry/summary.ts";
import { HoldBackCard } from "#ui/share/hold-back-card.tsx";
import { clock } from "./when.ts";

function about({ entry }: Question): string {
  const { title } = summarise(entry, names.value, settings.value?.trackers ?? []);
  return `${title}, ${dayLabel(wallDate(entry.occurred_at))}, ${timeLabel(entry.occurred_at)}`;
}

const hold = (question: Question) =>
  holdBack(question).then(
    () => say(t.held),
    () => say(t.notDone),
  );

export function Questions() {
  return (
    <>
      {questions.value.map((question) => (
        <HoldBackCard
          key={question.entry.id}
          labels={question.shares.map(({ label }) => label)}
          about={about(question)}
          time={clock(new Date(question.from).toISOString())}
          onHold={() => void hold(question)}
          onFine={() => void letGo(question)}
        />
      ))}
    </>
  );
}
