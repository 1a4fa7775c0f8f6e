// Owns the quiet question about an unconfirmed spare key: on days 1, 3 and 7, and gone when put off.
import { useState } from "preact/hooks";
import { reminderStage } from "#lib/reminder.ts";
import { recall, remember } from "#lib/storage.ts";
import { asides as t } from "#locales/en/asides.ts";
import { profile } from "#store/session.ts";
import { today } from "#store/settings.ts";
import { Card } from "#ui/card.tsx";

export function CodeReminder() {
  const [putOff, setPutOff] = useState(() => Number(recall("code-reminder") ?? 0));
  const known = profile.value;
  if (!known || known.recovery_code_confirmed) return null;
  const stage = reminderStage(known.created_on, today());
  if (stage <= putOff) return null;
  const later = () => {
    remember("code-reminder", String(stage));
    setPutOff(stage);
  };
  return (
    <Card title={t.keyTitle} tone="note">
      <p>{t.keyText}</p>
      <div class="button-row">
        <a class="button-quiet" href="/you/spare-key">
          {t.keyConfirm}
        </a>
        <button type="button" class="button-quiet" onClick={later}>
          {t.keyLater}
        </button>
      </div>
    </Card>
  );
}
