// Owns the end of the list: further back, the very end, or why it stops here; the finger never stands on nothing.
import { useEffect, useRef } from "preact/hooks";
import { isEverything } from "#lib/looking.ts";
import { journal as t } from "#locales/en/journal.ts";
import { shell } from "#locales/en/shell.ts";
import { sessionState } from "#store/session.ts";
import { further, reach, shown, wish } from "#store/timeline.ts";

function endWords(): string {
  if (shown.value.length > 0) return t.thatsAll;
  return isEverything(wish.value) ? t.empty : t.nothingFound;
}

function More() {
  const { state } = reach.value;
  const load = () => {
    if (state !== "loading") void further();
  };
  const label = state === "unreachable" ? t.tryAgain : t.older;
  return (
    <button type="button" class="button-soft" aria-disabled={state === "loading"} onClick={load}>
      {state === "loading" ? shell.loading : label}
    </button>
  );
}

export function ListEnd() {
  const end = useRef<HTMLDivElement>(null);
  const { state } = reach.value;
  const isOpen = sessionState.value === "open";
  const over = state === "all" || state === "unfit";
  useEffect(() => {
    // The button that was pressed is gone with the last page.
    if (over && document.activeElement === document.body) end.current?.focus();
  }, [over]);
  if (!isOpen) return <p class="soft">{t.notAll}</p>;
  return (
    <div class="button-stack list-end" ref={end} tabIndex={-1}>
      {state === "all" && <p class="soft">{endWords()}</p>}
      {state === "unfit" && <p class="soft">{t.unfit}</p>}
      {state === "unreachable" && <p class="soft">{t.unreachable}</p>}
      {state === "more" && shown.value.length === 0 && <p class="soft">{t.notYet}</p>}
      {!over && <More />}
    </div>
  );
}
