// Owns the start of the viewer: reads the link once and takes it out of the address, so that no history keeps its key.
import "#styles/layers.css";
import "#styles/tokens.css";
import "#styles/base.css";
import "#ui/button.css";
import "#ui/field.css";
import { render } from "preact";
import { readLink } from "./link.ts";
import { turnTo } from "./speech.ts";
import { Viewer } from "./viewer.tsx";

const link = readLink(location.hash);
history.replaceState(null, "", location.pathname);
// Neither another link pasted over this one nor a way back may show what was open before.
addEventListener("hashchange", () => location.reload());
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});

const root = document.getElementById("app");
const first = navigator.languages[0] ?? "en";
if (root) void turnTo(first).then(() => render(<Viewer link={link} />, root));
