// Owns the date and time of an entry, on the wall clock of the zone it was written in.
import type { When } from "#lib/entry.ts";
import { fromWall, wallDate, wallTime } from "#lib/time.ts";
import { entry as t } from "#locales/en/entry.ts";
import { TextField } from "#ui/text-field.tsx";

type WhenFieldsProps<E extends When> = { entry: E; onChange: (entry: E) => void };

/** Without a named zone the offset stays exactly as it was written. */
function moved(entry: When, date: string, time: string): string {
  if (entry.time_zone) return fromWall(date, time, entry.time_zone);
  return `${date}T${time}:00${entry.occurred_at.replace(/^.{19}(\.\d+)?/, "")}`;
}

export function WhenFields<E extends When>({ entry, onChange }: WhenFieldsProps<E>) {
  const date = wallDate(entry.occurred_at);
  const time = wallTime(entry.occurred_at);
  const move = (newDate: string, newTime: string) => {
    // A browser clears the field while a date is being typed; the last whole one stays.
    if (newDate && newTime) onChange({ ...entry, occurred_at: moved(entry, newDate, newTime) });
  };
  return (
    <div class="form">
      <div class="field-pair">
        <TextField label={t.date} type="date" value={date} onInput={(value) => move(value, time)} />
        <TextField label={t.time} type="time" value={time} onInput={(value) => move(date, value)} />
      </div>
      {entry.time_zone && <p class="soft">{t.zone(entry.time_zone)}</p>}
    </div>
  );
}
