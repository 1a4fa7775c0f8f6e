// Owns moving the last day of a link.
import { useState } from "preact/hooks";
import { endOf, MOST_DAYS_OPEN, type Share } from "#lib/sharing.ts";
import { shiftDay } from "#lib/time.ts";
import { sharing as t } from "#locales/en/sharing.ts";
import { today, zone } from "#store/settings.ts";
import { changeShare } from "#store/shares.ts";
import { say } from "#store/toast.ts";
import { TextField } from "#ui/text-field.tsx";
import { nameOf } from "./share-lines.tsx";
import { dayOf } from "./when.ts";

const fits = (day: string): boolean => day >= today() && day < shiftDay(today(), MOST_DAYS_OPEN);

function DateForm({ share, onDone }: { share: Share; onDone: () => void }) {
  const [day, setDay] = useState(dayOf(share.expires_at));
  const [isTried, setTried] = useState(false);
  const save = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (!fits(day)) return;
    changeShare(share.id, { expires_at: endOf(day, zone.value) }).then(
      () => {
        say(t.dateChanged);
        onDone();
      },
      () => say(t.notDone),
    );
  };
  return (
    <form class="form" onSubmit={save} noValidate>
      <TextField
        label={t.lastDay}
        type="date"
        value={day}
        onInput={setDay}
        error={isTried && !fits(day) ? t.dayWrong : undefined}
      />
      <div class="button-row">
        <button type="submit" class="button">
          {t.save}
        </button>
        <button type="button" class="button-quiet" onClick={onDone}>
          {t.cancel}
        </button>
      </div>
    </form>
  );
}

export function ChangeDate({ share }: { share: Share }) {
  const [isAsking, setAsking] = useState(false);
  if (isAsking) return <DateForm share={share} onDone={() => setAsking(false)} />;
  return (
    <button
      type="button"
      class="button-soft"
      aria-label={`${t.changeDate}: ${nameOf(share)}`}
      onClick={() => setAsking(true)}
    >
      {t.changeDate}
    </button>
  );
}
