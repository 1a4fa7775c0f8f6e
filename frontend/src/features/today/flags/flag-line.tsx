// Owns a flag that is only worth a line: folded, with everything a card has inside.
import type { Flag } from "#api/schema.gen.ts";
import { flags as t } from "#locales/en/flags.ts";
import { EvidenceFold } from "./evidence.tsx";
import { Responses } from "./responses.tsx";
import "./flags.css";

export const isLine = ({ severity }: Flag): boolean => severity === "info";

export function FlagLine({ flag }: { flag: Flag }) {
  return (
    <details class="fold flag-line">
      <summary>{flag.title}</summary>
      <div class="form flag">
        <p>{flag.text}</p>
        <p class="soft">
          {t.goesAway} {flag.goes_away_when}
        </p>
        <EvidenceFold flag={flag} />
        <Responses flag={flag} />
      </div>
    </details>
  );
}
