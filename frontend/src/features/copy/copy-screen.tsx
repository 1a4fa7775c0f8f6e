// Owns taking a copy along: for what, of which days, and sealed before plain.
import { useState } from "preact/hooks";
import { newPassphrase } from "#lib/passphrase.ts";
import { ProblemError } from "#lib/problem.ts";
import { copies as t } from "#locales/en/copies.ts";
import { profile } from "#store/session.ts";
import { say } from "#store/toast.ts";
import { Card } from "#ui/card.tsx";
import { Choice } from "#ui/choice.tsx";
import { CurrentPassphrase } from "#ui/current-passphrase.tsx";
import { Submit } from "#ui/submit.tsx";
import { useAttempt } from "#ui/use-attempt.ts";
import { type Copy, copyOf, FormatField, freshCopy, SpanField } from "./copy-fields.tsx";
import { FilePassphrase } from "./file-passphrase.tsx";
import { save } from "./save.ts";

const LEAST_CHARACTERS = 12;

type Change = (part: Partial<Copy>) => void;

const hows = () => [
  { value: "sealed" as const, label: t.sealed },
  { value: "plain" as const, label: t.plain },
];

function How({ copy, onChange }: { copy: Copy; onChange: Change }) {
  return (
    <Card title={t.howTitle} hint={copy.how === "sealed" ? t.sealedHint : t.plainHint}>
      <Choice
        label={t.howLabel}
        options={hows()}
        value={copy.how}
        onChoose={(how) => onChange({ how })}
      />
      {copy.how === "plain" && <p>{t.plainWarning}</p>}
    </Card>
  );
}

const whyNot = (error: unknown): never => {
  if (error instanceof ProblemError && error.status === 413) say(t.tooLarge);
  throw error;
};

export function CopyScreen() {
  const [copy, setCopy] = useState<Copy>(freshCopy);
  const [seal, setSeal] = useState(newPassphrase);
  const [current, setCurrent] = useState("");
  const [isTried, setTried] = useState(false);
  const attempt = useAttempt();
  const change = (part: Partial<Copy>) => setCopy({ ...copy, ...part });
  const isShort = copy.how === "sealed" && seal.length < LEAST_CHARACTERS;
  const submit = attempt.run(async () => {
    setTried(true);
    if (isShort) return;
    await save({ ...copyOf(copy), passphrase: current }, copy.how === "sealed" ? seal : null).catch(
      whyNot,
    );
    setCurrent("");
    say(t.saved);
  });
  return (
    <form class="form" onSubmit={submit} noValidate>
      <Card title={t.title} hint={t.hint}>
        <FormatField copy={copy} onChange={change} />
        <SpanField copy={copy} onChange={change} />
      </Card>
      <How copy={copy} onChange={change} />
      {copy.how === "sealed" && (
        <FilePassphrase
          value={seal}
          onChange={setSeal}
          error={isTried && isShort ? t.fileShort : undefined}
        />
      )}
      <Card hint={t.current}>
        <CurrentPassphrase
          login={profile.value?.login ?? ""}
          value={current}
          onInput={setCurrent}
          error={attempt.wrong("current")}
        />
        <Submit
          attempt={attempt}
          label={t.make}
          waiting={t.working}
          back={{ href: "/you", label: t.back }}
        />
      </Card>
    </form>
  );
}
