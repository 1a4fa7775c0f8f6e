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
      <ErrorBoundary at={at} quiet>
        {at !== "/help" && <Lazy load={loadHelp} />}
      </ErrorBoundary>
    </>
  );
}

/** `quiet`: what breaks is left out, without a word; for what stands in place of something broken. */
type BoundaryProps = { children: ComponentChildren; at: string; quiet?: boolean };

export class ErrorBoundary extends Component<BoundaryProps> {
  override state: { brokenAt: string | null } = { brokenAt: null };

  static override getDerivedStateFromError() {
    return { brokenAt: location.pathname };
  }

  render() {
    // Another screen gets its own chance; only the broken one stays covered.
    if (this.state.brokenAt !== this.props.at) return this.props.children;
    return this.props.quiet ? null : <Broken at={this.props.at} />;
  }
}
