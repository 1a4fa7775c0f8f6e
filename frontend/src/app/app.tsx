// Owns the frame: header, one screen, tabs; decides by path and session which screen that is.
import { useEffect, useRef } from "preact/hooks";
import { TodayScreen } from "#features/today/today-screen.tsx";
import { path } from "#lib/router.ts";
import { recall } from "#lib/storage.ts";
import { dayLabel } from "#lib/time.ts";
import { screens } from "#locales/en/screens.ts";
import { shell } from "#locales/en/shell.ts";
import { sessionState } from "#store/session.ts";
import { today } from "#store/settings.ts";
import { hush, toast } from "#store/toast.ts";
import { Lazy } from "#ui/lazy.tsx";
import { Toast } from "#ui/toast.tsx";
import { Banners } from "./banners.tsx";
import { ErrorBoundary } from "./error-boundary.tsx";
import { Header } from "./header.tsx";
import { Lost } from "./lost.tsx";
import { HANDED, LOCKED, type Screen, screenAt, WELCOME } from "./screens.ts";
import { Tabs } from "./tabs.tsx";
import "./app.css";

const TODAY: Screen = { at: /^\/$/, title: () => screens.today, load: async () => TodayScreen };

function pick(at: string): Screen | undefined {
  if (recall("handed") && !/^\/(help|recover)$/.test(at)) return HANDED;
  const asked = at === "/" ? TODAY : screenAt(at);
  if (!asked || asked.seenBy === "anyone") return asked;
  const state = sessionState.value;
  if (asked.seenBy === "stranger") {
    // An ended session still shows its screens, and may sign in again on top of them; so may who cannot unlock.
    return ["signed-out", "expired", "locked"].includes(state) ? asked : TODAY;
  }
  if (state === "locked") return LOCKED;
  return state === "signed-out" ? WELCOME : asked;
}

function Body({ screen, at }: { screen: Screen | undefined; at: string }) {
  if (!screen) return <Lost />;
  if (screen === TODAY) return <TodayScreen />;
  return (
    <Lazy key={screen === LOCKED ? "locked" : at} load={screen.load} waiting={shell.loading} />
  );
}

function Undoable() {
  const shown = toast.value;
  const undo = shown?.undo;
  const onUndo =
    undo &&
    (() => {
      undo();
      hush();
    });
  return <Toast text={shown?.text ?? null} undoLabel={shell.undo} onUndo={onUndo} />;
}

/** After moving to another screen, keyboard and screen reader start at its title. */
function useTitle(title: string, at: string): void {
  const last = useRef(at);
  useEffect(() => {
    document.title = title === shell.app ? title : `${title} · ${shell.app}`;
    if (last.current !== at) document.querySelector("h1")?.focus({ preventScroll: true });
    last.current = at;
  }, [title, at]);
}

function Frame({ at }: { at: string }) {
  const starting = sessionState.value === "starting";
  const screen = pick(at);
  const title = screen?.title() ?? shell.lostTitle;
  // Unlocking, too, leads to another screen.
  useTitle(title, screen === LOCKED ? "locked" : at);
  const wait = starting && screen?.seenBy !== "anyone";
  return (
    <div class="frame">
      <a class="skip" href="#content" data-outside>
        {shell.skip}
      </a>
      <Header title={title} subtitle={screen === TODAY ? dayLabel(today()) : undefined} />
      <main class="page" id="content">
        <Banners />
        <ErrorBoundary at={at}>
          {wait ? <p class="soft">{shell.loading}</p> : <Body screen={screen} at={at} />}
        </ErrorBoundary>
      </main>
      <Undoable />
      {!screen?.alone && !recall("handed") && sessionState.value !== "signed-out" && (
        <Tabs at={at} />
      )}
    </div>
  );
}

/** The frame, too, can break; then Help stands alone. */
export function App() {
  const at = path.value;
  return (
    <ErrorBoundary at={at} place="all">
      <Frame at={at} />
    </ErrorBoundary>
  );
}
