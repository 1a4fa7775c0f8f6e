// Owns the person's own plan: goal, day and numbers of their own; and, before a plan to stop, what stopping can do.
import { useRef, useState } from "preact/hooks";
import {
  EMPTY_PLAN,
  isStopping,
  isWrongNumber,
  type OwnPlanDraft,
  planDraft,
  planOf,
  withPlaces,
} from "#lib/own-plan.ts";
import { GOAL_NAMES, ownPlan as t } from "#locales/en/own-plan.ts";
import { shell } from "#locales/en/shell.ts";
import { you } from "#locales/en/you.ts";
import { drafts, keepDraft } from "#store/drafts.ts";
import { isKept } from "#store/outbox.ts";
import { saveSettings } from "#store/save-settings.ts";
import { settings, tracked } from "#store/settings.ts";
import { say } from "#store/toast.ts";
import { Card } from "#ui/card.tsx";
import { Choice, optionsOf } from "#ui/choice.tsx";
import { TextField } from "#ui/text-field.tsx";
import { BeforeYouStop, isConcerned } from "./before-you-stop.tsx";
import { OwnBounds } from "./own-bounds.tsx";

const change = (draft: OwnPlanDraft): void => keepDraft("ownPlan", draft);

async function keep(draft: OwnPlanDraft): Promise<void> {
  try {
    await saveSettings({ plan: planOf(draft) });
    keepDraft("ownPlan", null);
    say(isKept.value ? t.saved : shell.waitingOne);
  } catch {
    say(t.notSaved);
  }
}

/** Drawn first, then found. */
function goToWhatIsWrong(form: HTMLFormElement | null): void {
  const wrong = "[aria-invalid=true], .card-note input";
  setTimeout(() => form?.querySelector<HTMLElement>(wrong)?.focus());
}

function PlanForm({ draft }: { draft: OwnPlanDraft }) {
  const form = useRef<HTMLFormElement>(null);
  const [isTried, setTried] = useState(false);
  const plan = planOf(draft);
  const warns = isStopping(plan);
  const isAsked = warns && isConcerned(plan.bounds.map(({ substance }) => substance));
  const isUnread = isAsked && !draft.isRead;
  const submit = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (isUnread || draft.bounds.some(isWrongNumber)) goToWhatIsWrong(form.current);
    else void keep(draft);
  };
  return (
    <form class="form" ref={form} onSubmit={submit} noValidate>
      <Card title={t.goalTitle}>
        <Choice
          label={t.goal}
          options={optionsOf(GOAL_NAMES)}
          value={draft.goal}
          onChoose={(goal) => change({ ...draft, goal, isRead: false })}
        />
        {draft.goal !== "none" && (
          <TextField
            label={t.from}
            type="date"
            hint={t.fromHint}
            value={draft.from}
            onInput={(from) => change({ ...draft, from })}
          />
        )}
      </Card>
      {warns && (
        <BeforeYouStop
          isAsked={isAsked}
          isRead={draft.isRead}
          onRead={(isRead) => change({ ...draft, isRead })}
          error={isTried && isUnread}
        />
      )}
      <OwnBounds
        bounds={draft.bounds}
        onChange={(bounds) => change({ ...draft, bounds })}
        isTried={isTried}
        hasPrescribed={tracked.value.some(({ prescribed }) => prescribed)}
      />
      <div class="button-stack">
        <button type="submit" class="button">
          {t.save}
        </button>
      </div>
    </form>
  );
}

export function OwnPlanScreen() {
  const known = settings.value;
  if (!known) {
    return (
      <Card>
        <p class="soft">{you.unreachable}</p>
      </Card>
    );
  }
  const own = tracked.value.filter(({ prescribed }) => !prescribed).map(({ id }) => id);
  const begun = drafts.value.ownPlan ?? planDraft(known.plan ?? EMPTY_PLAN);
  const draft = withPlaces(begun, own);
  return (
    <>
      <Card>
        <p>{t.intro}</p>
      </Card>
      <PlanForm draft={draft} />
    </>
  );
}
