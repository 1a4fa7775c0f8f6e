// Owns one flag on Today: what changed, when it goes away, what it stands on, and where help is when it is grave.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Flag } from "#api/schema.gen.ts";
import { useEmergencyNumber } from "#lib/emergency.ts";
import { telLink } from "#lib/phone-number.ts";
import { saved } from "#lib/saved.ts";
import { flags as t } from "#locales/en/flags.ts";
import { screens } from "#locales/en/screens.ts";
import { isNew } from "#store/facts.ts";
import { keyOf } from "#store/flags.ts";
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

const TYPED = "textarea, select, input:not([type=radio], [type=checkbox])";
const isTyping = (): boolean => document.activeElement?.matches(TYPED) ?? false;
const AFTER_TYPING_MS = 300; // from one field to the next nobody has stopped typing

/**
 * In sight, without a search, when it comes while somebody is here, and when they go on with an entry it stands on. Who is
 * typing is left alone until they are done.
 */
function useInSight(flag: Flag, isFirst: boolean) {
  const place = useRef<HTMLDivElement>(null);
  const [before] = useState(() => saved.peek());
  const latest = saved.value;
  const isMeant =
    latest !== before && latest !== null && flag.evidence.entry_ids.includes(latest.id);
  // A sign that needs a doctor has its own card where it was tapped.
  const isWanted = flag.severity === "high" && flag.rule !== "red_flag" && (isFirst || isMeant);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each further save of such an entry brings it into sight.
  useEffect(() => {
    if (!isWanted) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = () => {
      if (isTyping()) return;
      document.removeEventListener("focusout", later);
      place.current?.scrollIntoView({ block: "start" });
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(show, AFTER_TYPING_MS);
    };
    document.addEventListener("focusout", later);
    show();
    return () => {
      clearTimeout(timer);
      document.removeEventListener("focusout", later);
    };
  }, [isWanted, latest]);
  return place;
}

/** Said aloud and brought into sight once, not each time somebody comes back to Today. */
const announced = new Set<string>();

function useAnnounced(flag: Flag): boolean {
  const key = keyOf(flag);
  const [isFirst] = useState(() => isNew(flag) && !announced.has(key));
  useEffect(() => {
    if (isFirst) announced.add(key);
  }, [isFirst, key]);
  return isFirst;
}

export function FlagCard({ flag }: { flag: Flag }) {
  const isGrave = flag.severity === "high";
  const isFirst = useAnnounced(flag);
  const place = useInSight(flag, isFirst);
  return (
    <div ref={place} class="flag" role={isFirst ? "alert" : undefined}>
      <Card title={flag.title} tone={isGrave ? "urgent" : "plain"}>
        <p>{flag.text}</p>
        {isGrave && <Help first={flag.help[0]} />}
        {flag.help[0] === "plan" && (
          <a class="button-quiet" href="/own-plan">
            {screens.ownPlan}
          </a>
        )}
        <p class="soft">
          {t.goesAway} {flag.goes_away_when}
        </p>
        <EvidenceFold flag={flag} />
        <Responses flag={flag} />
      </Card>
    </div>
  );
}
