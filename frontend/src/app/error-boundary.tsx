// Owns what is shown when a screen breaks: calm words, and all of Help in its place, not only the way there.
import { Component, type ComponentChildren } from "preact";
import { shell } from "#locales/en/shell.ts";
import { Card } from "#ui/card.tsx";
import { Lazy } from "#ui/lazy.tsx";
import { loadHelp } from "./screens.ts";

function Broken({ at }: { at: string }) {
  return (
    <>
      <Card title={shell.brokenTitle}>
        <p>{shell.brokenText}</p>
        <div class="button-row">
          <button type="button" class="button" onClick={() => location.reload()}>
            {shell.reload}
          </button>
          <a class="button-quiet" href="/help.html" data-outside>
            {shell.plainHelp}
          </a>
        </div>
      </Card>
      <ErrorBoundary at={at} place="quiet">
        {at !== "/help" && <Lazy load={loadHelp} />}
      </ErrorBoundary>
    </>
  );
}

type BoundaryProps = {
  children: ComponentChildren;
  at: string;
  /** "quiet": what breaks is left out, for what stands in place of something broken. "all": nothing is around it. */
  place?: "quiet" | "all";
};

export class ErrorBoundary extends Component<BoundaryProps> {
  override state: { brokenAt: string | null } = { brokenAt: null };

  static override getDerivedStateFromError() {
    return { brokenAt: location.pathname };
  }

  render() {
    // Another screen gets its own chance; only the broken one stays covered.
    if (this.state.brokenAt !== this.props.at) return this.props.children;
    const { at, place } = this.props;
    if (place === "quiet") return null;
    const broken = <Broken at={at} />;
    return place ? <main class="page">{broken}</main> : broken;
  }
}
