// Owns one entry: everything about it can be changed, moved in time, or taken away.
import { useEffect, useState } from "preact/hooks";
import type { Entry } from "#lib/entry.ts";
import { alarmOf } from "#lib/red-flags.ts";
import { go, path } from "#lib/router.ts";
import { journal as t } from "#locales/en/journal.ts";
import { shell } from "#locales/en/shell.ts";
import { drafts, type EntryDraft, keepDraft } from "#store/drafts.ts";
import {
  adopt,
  erase,
  fetchTheirs,
  entry as findEntry,
  look,
  restore,
  save,
} from "#store/entries.ts";
import { checklist, names, tracked } from "#store/settings.ts";
import { say } from "#store/toast.ts";
import { trackers } from "#store/trackers.ts";
import { AlarmCard } from "#ui/alarm-card.tsx";
import { Card } from "#ui/card.tsx";
import { EntryFields } from "#ui/entry/entry-fields.tsx";
import { intakeProblem, tidyIntake } from "#ui/entry/intake-fields.tsx";
import { WhenFields } from "#ui/entry/when-fields.tsx";

/** What was being changed here before the app was put away, else the entry as it is. */
function useDraft(saved: Entry): EntryDraft {
  const [fresh] = useState(() => ({ entry: saved, seen: look(saved.id) }));
  const kept = drafts.value.entry;
  return kept?.entry.id === saved.id ? kept : fresh;
}

const forgetDraft = () => keepDraft("entry", null);

function Editor({ saved }: { saved: Entry }) {
  const { entry: draft, seen } = useDraft(saved);
  const setDraft = (next: Entry) => keepDraft("entry", { entry: next, seen });
  const [tried, setTried] = useState(false);
  const submit = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (draft.kind === "intake" && intakeProblem(draft)) return;
    save(draft.kind === "intake" ? tidyIntake(draft) : draft, seen);
    forgetDraft();
    say(t.noted);
    go("/journal");
  };
  const remove = () => {
    erase(saved.id);
    forgetDraft();
    say(t.erased, () => restore(saved));
    go("/journal");
  };
  const ratings = draft.kind === "side_effects" ? draft.ratings : {};
  const alarm = alarmOf(ratings);
  return (
    <form class="form" onSubmit={submit} noValidate>
      {alarm && <AlarmCard alarm={alarm} ratings={ratings} />}
      <Card>
        <EntryFields
          entry={draft}
          tracked={tracked.value}
          names={names.value}
          checklist={checklist.value}
          trackers={trackers.value}
          showErrors={tried}
          onChange={setDraft}
        />
        <WhenFields entry={draft} onChange={setDraft} />
        <div class="button-row">
          <button type="submit" class="button">
            {t.save}
          </button>
          <a class="button-quiet" href="/journal" onClick={forgetDraft}>
            {t.back}
          </a>
          <button type="button" class="button-quiet" onClick={remove}>
            {t.erase}
          </button>
        </div>
      </Card>
    </form>
  );
}

function Missing({ state }: { state: "loading" | "gone" | "unreachable" }) {
  if (state === "loading") return <p class="soft">{shell.loading}</p>;
  return (
    <Card>
      <p>{state === "gone" ? t.missing : t.unreachable}</p>
      <div class="button-row">
        <a class="button-soft" href="/journal">
          {t.toJournal}
        </a>
      </div>
    </Card>
  );
}

export function EntryScreen() {
  const [id] = useState(() => path.value.split("/").pop() ?? "");
  const [state, setState] = useState<"loading" | "gone" | "unreachable">("loading");
  const [opened, setOpened] = useState(() => findEntry(id));
  // Deleted elsewhere while it is open here: what is being written stays on the screen and can be saved.
  const known = opened ?? findEntry(id);
  useEffect(() => {
    if (opened) return;
    fetchTheirs(id).then(
      (stored) => (stored ? adopt(stored) : setState("gone")),
      () => setState("unreachable"),
    );
  }, [id, opened]);
  useEffect(() => {
    if (!opened && known) setOpened(known);
  }, [known, opened]);
  return known ? <Editor key={id} saved={known} /> : <Missing state={state} />;
}
