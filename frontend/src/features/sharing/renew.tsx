// Owns fifteen more minutes for a code at the clinic, with one tap.
import { sharing as t } from "#locales/en/sharing.ts";
import { refreshShare } from "#store/shares.ts";
import { say } from "#store/toast.ts";

export function Renew({ id }: { id: string }) {
  const renew = () =>
    refreshShare(id).then(
      () => say(t.renewed),
      () => say(t.notDone),
    );
  return (
    <button type="button" class="button-soft" onClick={() => void renew()}>
      {t.renew}
    </button>
  );
}
