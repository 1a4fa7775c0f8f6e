// Owns the start: nothing is drawn before the way Back after an exit is closed.
import "#styles/layers.css";
import "#styles/tokens.css";
import "#styles/base.css";
import "#ui/button.css";
import "#ui/field.css";
import { render } from "preact";
import { App } from "#app/app.tsx";
import { exit } from "#app/header.tsx";
import { startHearing } from "#app/hearing.ts";
import { startCover } from "#lib/cover.ts";
import { blockReturn, leaveByKeys } from "#lib/exit.ts";
import { startInstall } from "#lib/install.ts";
import { language, startLanguage } from "#lib/language.ts";
import { startRouter } from "#lib/router.ts";
import { startTheme } from "#lib/theme.ts";
import { LANGUAGES } from "#locales/languages.ts";
import { startOutbox } from "#store/outbox.ts";
import { startSession } from "#store/session.ts";

const root = document.getElementById("app");
if (root && !blockReturn()) {
  startCover();
  leaveByKeys(exit);
  startTheme();
  startRouter();
  startInstall();
  startOutbox();
  startSession();
  startHearing();
  // Drawn when the words are there, and anew in another language.
  void startLanguage(LANGUAGES).then(() =>
    language.subscribe((spoken) => render(<App key={spoken} />, root)),
  );
  // After the first paint; without it, as in a private window, the app works online all the same.
  import("#app/later.ts").then(
    ({ startLater }) => startLater(),
    () => undefined,
  );
}
