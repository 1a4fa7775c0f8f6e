// Owns how the moments of a share are written: in the person's own zone.
import { dayLabel, timeLabel, wallDate, written } from "#lib/time.ts";
import { zone } from "#store/settings.ts";

const here = (moment: string): string => written(new Date(moment), zone.value);

/** "Sun, Nov 22, 9:40 PM" */
export const moment = (at: string): string => {
  const wall = here(at);
  return `${dayLabel(wallDate(wall))}, ${timeLabel(wall)}`;
};

export const dayOf = (at: string): string => wallDate(here(at));
export const clock = (at: string): string => timeLabel(here(at));
