// Owns one flag on Today: what changed, when it goes away, what it stands on, and where help is when it is grave.
import { useEffect, useRef } from "preact/hooks";
import type { Flag } from "#api/schema.gen.ts";
import { useEmergencyNumber } from "#lib/emergency.ts";
import { telLink } from "#lib/phone-number.ts";
import { flags as t } from "#locales/en/flags.ts";
import { arrived } from "#store/flags.ts";
import { Card } from "#ui/card.tsx";
import { Icon } from "#ui/icon.tsx";
import { EvidenceFold } from "./evidence.tsx";
import { Responses } from "./responses.tsx";
import "./flags.css";

function Help({ first }: { first: string | undefined }) {
  const number = useEmergencyNumber();
  return (
    <div class="button-row">
      {first === "emergency" && number && (
        <a class="help-pill" href={telLink(number)} data-outside>
          <Icon name="phone" size={20} />
          {t.call(number)}
        </a>
      )}
      <a class="button-quiet" href="/help">
        {t.help}
      </a>
    </div>
  );
}

/** Seen without a search when it comes while somebody is here, and never while they are typing. */
function useInSight(isNew: boolean) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isNew || document.activeElement?.matches("input, textarea, select")) return;
    place.current?.scrollIntoView({ block: "start" });
  }, [isNew]);
  return place;
}

export function FlagCard({ flag }: { flag: Flag }) {
  const isGrave = flag.severity === "high";
  const isNew = arrived.value.has(flag.id);
  const place = useInSight(isNew);
  return (
    <div ref={place} class="flag" role={isNew ? "alert" : undefined}>
      <Card title={flag.title} tone={isGrave ? "urgent" : "plain"}>
        <p>{flag.text}</p>
        {isGrave && <Help first={flag.help[0]} />}
        <p class="soft">
          {t.goesAway} {flag.goes_away_when}
        </p>
        <EvidenceFold flag={flag} />
        <Responses flag={flag} />
      </Card>
    </div>
  );
}
