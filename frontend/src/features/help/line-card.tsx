// Owns one service: its name, numbers to tap, hours and what is known about it.
import type { resources } from "virtual:crisis-resources";
import { keywordParts, smsLink, telLink } from "#lib/phone-number.ts";
import { said } from "#locales/en/crisis.ts";
import { help as t } from "#locales/en/help.ts";
import { Icon } from "#ui/icon.tsx";

export type Line = (typeof resources)["regions"][string]["items"][number];

function textLabel(line: Line): string {
  const number = line.text ?? "";
  if (!line.keyword) return t.text(number);
  const { own, word } = keywordParts(said(line.keyword));
  return t.textWith(own ? t.yourWord(word) : word, number);
}

function hoursLabel(hours: string | null): string {
  if (hours === null) return t.hoursUnknown;
  return hours === "24/7" ? t.always : said(hours);
}

export function DirectoryLink({ line }: { line: Line }) {
  return (
    <li>
      <a class="button-quiet" href={line.url ?? ""} target="_blank" rel="noreferrer noopener">
        {said(line.name)}
      </a>
    </li>
  );
}

export function LineCard({ line }: { line: Line }) {
  return (
    <li class="line-card">
      <h3>{said(line.name)}</h3>
      <p class="soft">
        {`${hoursLabel(line.hours)}. `}
        {said(line.note ?? "")}
      </p>
      <div class="button-row">
        {line.call && (
          <a class="button" href={telLink(line.call)} data-outside>
            <Icon name="phone" size={20} />
            {t.call(line.call)}
          </a>
        )}
        {line.text && (
          <a class="button-soft" href={smsLink(line.text)} data-outside>
            <Icon name="message" size={20} />
            {textLabel(line)}
          </a>
        )}
        {line.url && (
          <a class="button-quiet" href={line.url} target="_blank" rel="noreferrer noopener">
            {t.website}
            <span class="visually-hidden"> {said(line.name)}</span>
          </a>
        )}
      </div>
    </li>
  );
}
