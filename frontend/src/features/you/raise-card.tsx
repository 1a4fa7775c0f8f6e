// Owns what the person wants to raise at the next appointment, among what else is theirs.
import { saveRaising } from "#store/save-raising.ts";
import { settings, today } from "#store/settings.ts";
import { RaiseForm } from "#ui/raise-form.tsx";

export function RaiseCard() {
  const known = settings.value;
  if (!known) return null;
  const { raise = [], appointment = null } = known;
  return (
    <RaiseForm
      known={{ raise, appointment }}
      today={today()}
      onSave={(raising) => void saveRaising(raising)}
    />
  );
}
