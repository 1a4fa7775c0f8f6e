// Owns the last seven days as counts: kind about what is not there, and silent about why.
import { useEffect } from "preact/hooks";
import { shiftDay } from "#lib/time.ts";
import { weekOf } from "#lib/week.ts";
import { week as t } from "#locales/en/week.ts";
import { loadDays } from "#store/days.ts";
import { entries } from "#store/entries.ts";
import { saveRaising } from "#store/save-raising.ts";
import { sessionState } from "#store/session.ts";
import { dayBoundary, settings, today } from "#store/settings.ts";
import { RaiseForm } from "#ui/raise-form.tsx";
import { DaysCard } from "./days-card.tsx";
import { HelpedCard } from "./helped-card.tsx";
import { HoursCard } from "./hours-card.tsx";
import { StrongCard } from "./strong-card.tsx";

export function WeekScreen() {
  const open = sessionState.value === "open";
  const day = today();
  useEffect(() => {
    // Without a connection it counts what the phone keeps, and says so.
    if (open) loadDays(shiftDay(day, -6), shiftDay(day, 1)).catch(() => undefined);
  }, [open, day]);
  const week = weekOf(entries.value, day, dayBoundary.value);
  const known = settings.value;
  return (
    <>
      <DaysCard week={week} isWhole={open} />
      {week.cravings > 0 && (
        <>
          <StrongCard strong={week.strong} />
          <HoursCard week={week} />
          <HelpedCard helped={week.helped} />
          <p class="soft">{t.counts}</p>
        </>
      )}
      {known && (
        <RaiseForm
          known={{ raise: known.raise ?? [], appointment: known.appointment ?? null }}
          today={day}
          onSave={(raising) => void saveRaising(raising)}
        />
      )}
    </>
  );
}
