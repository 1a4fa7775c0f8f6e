// Owns the words beside "Thoughts of suicide": not alone with it, and the crisis line of the region at once.
import { resources } from "virtual:crisis-resources";
import { telLink } from "#lib/phone-number.ts";
import { region } from "#lib/region.ts";
import { said } from "#locales/en/crisis.ts";
import { heard as t } from "#locales/en/heard.ts";

export function Company() {
  const lines = resources.regions[region.value.code]?.items ?? [];
  const line = lines.find(({ kind, call }) => kind === "crisis" && call);
  return (
    <>
      <p>{t.urgentTitle}</p>
      {line?.call && <p>{said(line.name)}</p>}
      <div class="button-row">
        {line?.call && (
          <a class="button-soft" href={telLink(line.call)} data-outside>
            {t.call(line.call)}
          </a>
        )}
        <a class="button-quiet" href="/quiet">
          {t.quiet}
        </a>
      </div>
    </>
  );
}
