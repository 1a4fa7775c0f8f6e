// Owns one entry: everything about it can be changed, moved in time, or taken away.
import { useEffect, useState } from "preact/hooks";
import type { Entry } from "#lib/entry.ts";
import { go, path } from "#lib/router.ts";
import { journal as t } from "#locales/en/journal.ts";
import { shell } from "#locales/en/shell.ts";
import { adopt, erase, fetchTheirs, entry as findEntry, restore, save } from "#store/entries.ts";
import { checklist, names, tracked } from "#store/settings.ts";
import { say } from "#store/toast.ts";
import { Card } from "#ui/card.tsx";
import { EntryFields } from "#ui/entry/entry-fields.tsx";
import { intakeProblem, tidyIntake } from "#ui/entry/intake-fields.tsx";
import { WhenFields } from "#ui/entry/when-fields.tsx";

function Editor({ saved }: { saved: Entry }) {
  const [draft, setDraft] = useState(saved);
  const [tried, setTried] = useState(false);
  const submit = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (draft.kind === "intake" && intakeProblem(draft)) return;
    save(draft.kind === "intake" ? tidyIntake(draft) : draft);
    say(t.saved);
    go("/journal");
  };
  const remove = () => {
    erase(saved.id);
    say(t.erased, () => restore(saved));
    go("/journal");
  };
  return (
    <form class="form" onSubmit={submit} noValidate>
      <Card>
        <EntryFields
          entry={draft}
          tracked={tracked.value}
          names={names.value}
          checklist={checklist.value}
          showErrors={tried}
          onChange={setDraft}
        />
        <WhenFields entry={draft} onChange={setDraft} />
        <div class="button-row">
          <button type="submit" class="button">
            {t.save}
          </button>
          <a class="button-quiet" href="/journal">
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
  const known = findEntry(id);
  useEffect(() => {
    if (findEntry(id)) return;
    fetchTheirs(id).then(
      (stored) => (stored ? adopt(stored) : setState("gone")),
      () => setState("unreachable"),
    );
  }, [id]);
  return known ? <Editor key={id} saved={known} /> : <Missing state={state} />;
}
