// Owns the end of making: the code and the link, and the passcode apart from them.
import { useId } from "preact/hooks";
import { spoken } from "#lib/passcode.ts";
import { sharing as t } from "#locales/en/sharing.ts";
import { forgetMade, type MadeShare, shares } from "#store/shares.ts";
import { Card } from "#ui/card.tsx";
import { CopyButton } from "#ui/copy-button.tsx";
import { LinkParts } from "./link-parts.tsx";
import { Renew } from "./renew.tsx";
import { moment } from "./when.ts";
import "#ui/secret.css";

function Passcode({ passcode }: { passcode: string }) {
  return (
    <Card title={t.passcodeIs} hint={t.passcodeSay}>
      <p class="secret share-passcode">{spoken(passcode)}</p>
      <CopyButton text={passcode} label={t.copyPasscode} done={t.copied} />
      <p class="soft">{t.passcodeOnce}</p>
    </Card>
  );
}

type MadeStepProps = { made: MadeShare; passcode: string | null };

export function MadeStep({ made, passcode }: MadeStepProps) {
  const id = useId();
  const isClinic = made.mode === "clinic";
  const known = shares.value?.find(({ id }) => id === made.id) ?? made;
  return (
    <section class="form" aria-labelledby={id}>
      <h2 id={id} class="step-title" tabIndex={-1}>
        {isClinic ? t.madeClinic : t.madeTitle}
      </h2>
      {made.warning && <Card tone="note" hint={t.notPublic} />}
      <Card>
        <LinkParts made={made} />
        <p class="soft">{t.opensUntil(moment(known.expires_at))}</p>
        {isClinic && <Renew id={made.id} />}
      </Card>
      {passcode && <Passcode passcode={passcode} />}
      <Card hint={t.previewCopies} />
      <a class="button" href="/you/shares" onClick={forgetMade}>
        {t.done}
      </a>
    </section>
  );
}
