// Owns the start: nothing is drawn before the way Back after an exit is closed.
import "#styles/layers.css";
import "#styles/tokens.css";
import "#styles/base.css";
import "#ui/button.css";
import "#ui/field.css";
import { render } from "preact";
import { restore } from "#api/session.ts";
import { App } from "#app/app.tsx";
import { startWorker } from "#app/trusted-worker.ts";
import { blockReturn } from "#lib/exit.ts";
import { startRouter } from "#lib/router.ts";

const root = document.getElementById("app");
if (root && !blockReturn()) {
  startRouter();
  void restore();
  render(<App />, root);
  void startWorker();
}
