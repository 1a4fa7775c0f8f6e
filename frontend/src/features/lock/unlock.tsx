// Owns what stands before a locked journal: one way to open it, and the ways on for whoever cannot.
import { useState } from "preact/hooks";
import { locked as t } from "#locales/en/lock.ts";
import { Card } from "#ui/card.tsx";
import { Opening, type Way } from "./opening.tsx";
import "./lock.css";

export function Unlock({ onRecord }: { onRecord: () => void }) {
  const [way, setWay] = useState<Way>("unknown");
  return (
    <>
      <Opening onWay={setWay} />
      <Card>
        <p class="soft">{t.recordHint}</p>
        <button type="button" class="button-soft" onClick={onRecord}>
          {t.record}
        </button>
      </Card>
      <div>
        <a class="button-quiet" href="/sign-in">
          {t.signIn}
        </a>
        {(way === "pin" || way === "passkey") && <p class="soft locked-hint">{t.signInHint}</p>}
      </div>
    </>
  );
}
