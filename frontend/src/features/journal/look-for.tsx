// Owns saying what to look for: words, a kind, a time. Words leave this phone only when sent.
import { useState } from "preact/hooks";
import type { Kind } from "#lib/entry.ts";
import { EVERYTHING, isEverything, LAST_DAYS, type Wish } from "#lib/looking.ts";
import { KIND_NAMES, journal as t } from "#locales/en/journal.ts";
import { profile } from "#store/session.ts";
import { today, tracked } from "#store/settings.ts";
import { look, wish } from "#store/timeline.ts";
import { optionsOf } from "#ui/choice.tsx";
import { SelectField } from "#ui/select-field.tsx";
import { TextField } from "#ui/text-field.tsx";

/** From this year back to the one the journal was opened in. */
function years(): string[] {
  const now = Number(today().slice(0, 4));
  const first = Number(profile.value?.created_on.slice(0, 4) ?? now);
  return Array.from({ length: now - first + 1 }, (_, back) => String(now - back));
}

const periods = () => [
  { value: "", label: t.anyTime },
  ...LAST_DAYS.map((days) => ({ value: days, label: t.lastDays(Number(days)) })),
  ...years().map((year) => ({ value: year, label: year })),
  { value: "between", label: t.between },
];

/** Who keeps track of nothing used is not asked about it. */
const kinds = () => [
  { value: "", label: t.anyKind },
  ...optionsOf<Kind>(KIND_NAMES).filter(
    ({ value }) => value !== "intake" || tracked.value.length > 0 || wish.value.kind === "intake",
  ),
];

const change = (fields: Partial<Wish>) => void look({ ...wish.value, ...fields });

function Between({ from, to }: { from: string; to: string }) {
  return (
    <div class="field-pair">
      <TextField label={t.from} type="date" value={from} onInput={(day) => change({ from: day })} />
      <TextField label={t.to} type="date" value={to} onInput={(day) => change({ to: day })} />
    </div>
  );
}

function Filters() {
  const { kind, period, from, to } = wish.value;
  return (
    <details class="fold" open={kind !== "" || period !== "" || undefined}>
      <summary>{t.filter}</summary>
      <div class="form">
        <div class="field-pair">
          <SelectField
            label={t.kind}
            options={kinds()}
            value={kind}
            onChoose={(chosen) => change({ kind: chosen as Kind | "" })}
          />
          <SelectField
            label={t.period}
            options={periods()}
            value={period}
            onChoose={(chosen) => change({ period: chosen })}
          />
        </div>
        {period === "between" && <Between from={from} to={to} />}
      </div>
    </details>
  );
}

export function LookFor() {
  const [text, setText] = useState(wish.value.text);
  const submit = (event: Event) => {
    event.preventDefault();
    change({ text: text.trim() });
  };
  const everything = () => {
    setText("");
    void look(EVERYTHING);
    // The button goes; the next thing to do is to look for something else.
    document.querySelector<HTMLElement>("[type=search]")?.focus();
  };
  return (
    <search class="card card-plain look-for">
      <form class="inline-form" onSubmit={submit}>
        <TextField label={t.find} type="search" maxLength={200} value={text} onInput={setText} />
        <button type="submit" class="button-soft">
          {t.findButton}
        </button>
      </form>
      <Filters />
      {!isEverything(wish.value) && (
        <div class="button-row">
          <button type="button" class="button-quiet" onClick={everything}>
            {t.everything}
          </button>
        </div>
      )}
    </search>
  );
}
