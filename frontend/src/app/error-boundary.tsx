// Owns what is shown when a screen breaks: calm words, and Help still in the header above it.
import { Component, type ComponentChildren } from "preact";
import { shell } from "#locales/en/shell.ts";
import { Card } from "#ui/card.tsx";

export class ErrorBoundary extends Component<{ children: ComponentChildren; at: string }> {
  override state: { brokenAt: string | null } = { brokenAt: null };

  static override getDerivedStateFromError() {
    return { brokenAt: location.pathname };
  }

  render() {
    // Another screen gets its own chance; only the broken one stays covered.
    if (this.state.brokenAt !== this.props.at) return this.props.children;
    return (
      <Card title={shell.brokenTitle}>
        <p>{shell.brokenText}</p>
        <button type="button" class="button" onClick={() => location.reload()}>
          {shell.reload}
        </button>
      </Card>
    );
  }
}
