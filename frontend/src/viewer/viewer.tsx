// Owns the page a shared record opens on: before, in the way, and open. It knows no account and keeps nothing.
import { useEffect, useRef, useState } from "preact/hooks";
import { viewer as t } from "#locales/en/viewer.ts";
import { Card } from "#ui/card.tsx";
import { ReportView } from "#ui/report/report-view.tsx";
import type { Opened } from "./bundle.ts";
import type { Link } from "./link.ts";
import { type Asked, OpenForm } from "./open-form.tsx";
import { type Failed, openLink } from "./opening.ts";
import { turnTo } from "./speech.ts";
import "./viewer.css";

function Header({ title }: { title: string }) {
  return (
    <header class="viewer-header">
      <h1>{title}</h1>
      <a class="viewer-help" href="/help.html">
        {t.help}
      </a>
    </header>
  );
}

function Gone({ text }: { text: string }) {
  return (
    <Card tone="note" title={t.goneTitle}>
      <p>{text}</p>
    </Card>
  );
}

/** The address of the paper lives as long as the page. */
function usePaper(paper: Opened["paper"]): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!paper) return;
    const made = URL.createObjectURL(new Blob([paper], { type: "application/pdf" }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [paper]);
  return address;
}

function Record({ report, paper }: Opened) {
  const address = usePaper(paper);
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => top.current?.focus(), []);
  return (
    <div class="viewer-record" ref={top} tabIndex={-1}>
      <div class="button-row viewer-ways">
        {address && (
          <a class="button-soft" href={address} download={t.paperFile}>
            {t.paper}
          </a>
        )}
        {report && (
          <button type="button" class="button-soft" onClick={() => print()}>
            {t.print}
          </button>
        )}
      </div>
      {report ? <ReportView report={report} /> : <p>{t.paperOnly}</p>}
      <p class="soft viewer-keeps">{t.keeps}</p>
    </div>
  );
}

type State = { opened: Opened } | ({ isBusy: boolean } & Failed);

export function Viewer({ link }: { link: Link | null }) {
  const [state, setState] = useState<State>({ isBusy: false, error: "", isOver: false });
  const open = async (asked: Asked) => {
    if (!link) return;
    setState({ isBusy: true, error: "", isOver: false });
    const result = await openLink(link, asked);
    if ("error" in result) return setState({ isBusy: false, ...result });
    // The record speaks the language its owner chose for it.
    if (result.report) await turnTo(result.report.language);
    setState({ opened: result });
  };
  return (
    <main class="viewer">
      <Header title={t.title} />
      {"opened" in state ? (
        <Record {...state.opened} />
      ) : !link || state.isOver ? (
        <Gone text={state.error || t.gone} />
      ) : (
        <OpenForm
          hasPasscode={link.hasPasscode}
          isBusy={state.isBusy}
          error={state.error}
          onOpen={(asked) => void open(asked)}
        />
      )}
    </main>
  );
}
