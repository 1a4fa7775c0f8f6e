// Owns what became of a change of the settings, where somebody must read it: refused, or chosen otherwise elsewhere.
import { journal as t } from "#locales/en/journal.ts";
import { letGo } from "#store/conflicts.ts";
import type { Change } from "#store/queue.ts";
import { Card } from "#ui/card.tsx";

/** What a person would recognise of a value: the words and numbers in it. */
function wordsIn(value: unknown): string[] {
  if (typeof value === "string" || typeof value === "number") return [String(value)];
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => (name === "id" ? [] : wordsIn(part)));
}

const asText = (value: unknown): string => wordsIn(value).filter(Boolean).join(", ");

export function SettingsMerged({ change }: { change: Change }) {
  return (
    <Card title={t.conflictTitle} hint={t.mergedText}>
      {change.settings?.lost.map(({ mine, theirs }) => (
        <dl key={asText([mine, theirs])}>
          <dt>{t.mergedMine}</dt>
          <dd>{asText(mine)}</dd>
          <dt>{t.mergedTheirs}</dt>
          <dd>{asText(theirs)}</dd>
        </dl>
      ))}
      <div class="button-row">
        <a class="button-soft" href="/you">
          {t.toSettings}
        </a>
        <button type="button" class="button-quiet" onClick={() => letGo(change)}>
          {t.mergedRead}
        </button>
      </div>
    </Card>
  );
}

export function SettingsRefused({ change }: { change: Change }) {
  const words = asText(change.settings?.mine);
  return (
    <Card title={t.refusedTitle} hint={t.refusedSettings}>
      {words && <p>{words}</p>}
      <div class="button-row">
        <a class="button-soft" href="/you">
          {t.toSettings}
        </a>
        <button type="button" class="button-quiet" onClick={() => letGo(change)}>
          {t.discard}
        </button>
      </div>
    </Card>
  );
}
