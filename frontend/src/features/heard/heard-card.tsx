// Owns the words after a note that sounds hard: people to reach first, a quiet page, and a way to say it was not meant so.
import { resources } from "virtual:crisis-resources";
import { useEffect, useRef } from "preact/hooks";
import { region } from "#lib/region.ts";
import { said } from "#locales/en/crisis.ts";
import { heard as t } from "#locales/en/heard.ts";
import { Card } from "#ui/card.tsx";
import { Icon } from "#ui/icon.tsx";
import "./heard.css";

type HeardProps = { urgent: boolean; onOtherwise: () => void };

const dialled = (number: string) => number.replace(/[^+\d*#]/g, "");

/** Seen without a search, and never while somebody is typing. */
function useInSight() {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const card = place.current;
    if (!card || document.activeElement?.matches("input, textarea, select")) return;
    const isLarge = card.offsetHeight > innerHeight / 2;
    card.scrollIntoView({ block: isLarge ? "start" : "nearest" });
  }, []);
  return place;
}

function Numbers() {
  const here = resources.regions[region.value.code];
  const emergency = here?.emergency[0]?.call;
  const line = here?.items.find(({ kind, call }) => kind === "crisis" && call);
  return (
    <>
      <p>{t.urgentText(emergency ?? "")}</p>
      <div class="button-stack">
        {emergency && (
          <a class="help-pill" href={`tel:${dialled(emergency)}`} data-outside>
            <Icon name="phone" size={20} />
            {t.call(emergency)}
          </a>
        )}
        {line?.call && (
          <a class="button-soft heard-line" href={`tel:${dialled(line.call)}`} data-outside>
            <span>{said(line.name)}</span>
            <span>{t.call(line.call)}</span>
          </a>
        )}
      </div>
      <p>{t.overdose}</p>
    </>
  );
}

function Otherwise({ onOtherwise }: { onOtherwise: () => void }) {
  return (
    <button type="button" class="button-quiet" onClick={onOtherwise}>
      {t.otherwise}
    </button>
  );
}

function Urgent({ onOtherwise }: { onOtherwise: () => void }) {
  return (
    <Card title={t.urgentTitle} tone="urgent">
      <Numbers />
      <div class="button-row">
        <a class="button-quiet" href="/help">
          {t.help}
        </a>
        <a class="button-quiet" href="/quiet">
          {t.quiet}
        </a>
        <Otherwise onOtherwise={onOtherwise} />
      </div>
    </Card>
  );
}

export function HeardCard({ urgent, onOtherwise }: HeardProps) {
  const place = useInSight();
  return (
    <div ref={place} class="heard" role={urgent ? "alert" : "status"}>
      {urgent ? (
        <Urgent onOtherwise={onOtherwise} />
      ) : (
        <Card title={t.softTitle} tone="note">
          <div class="button-row">
            <a class="button-quiet" href="/help">
              {t.talk}
            </a>
            <a class="button-quiet" href="/quiet">
              {t.quiet}
            </a>
            <Otherwise onOtherwise={onOtherwise} />
          </div>
        </Card>
      )}
    </div>
  );
}
