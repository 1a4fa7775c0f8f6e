// Owns the frame: header, one screen, tabs; decides by path and session which screen that is.
import { useEffect } from "preact/hooks";
import { path } from "#lib/router.ts";
import { shell } from "#locales/en/shell.ts";
import { Lazy } from "#ui/lazy.tsx";
import { ErrorBoundary } from "./error-boundary.tsx";
import { Header } from "./header.tsx";
import { Lost } from "./lost.tsx";
import { screenAt } from "./screens.ts";
import { Tabs } from "./tabs.tsx";
import "./app.css";

export function App() {
  const at = path.value;
  const screen = screenAt(at);
  const title = screen?.title ?? shell.lostTitle;
  useEffect(() => {
    document.title = `${title} · ${shell.app}`;
  }, [title]);
  return (
    <div class="frame">
      <a class="skip" href="#content" data-outside>
        {shell.skip}
      </a>
      <Header title={title} />
      <main class="page" id="content">
        <ErrorBoundary at={at}>
          {screen ? <Lazy key={at} load={screen.load} waiting={shell.loading} /> : <Lost />}
        </ErrorBoundary>
      </main>
      <Tabs at={at} />
    </div>
  );
}
