// Owns the build of the page a shared record opens on: a build of its own, so that no line of the app can come along.
import { join } from "node:path";
import { build, type Plugin, type Rollup } from "vite";

const ROOT = join(import.meta.dirname, "..");
/** Below `/s/`, which the service worker never touches and the server answers with the headers of that page. */
export const VIEWER = "s/";

async function builtViewer(): Promise<Rollup.RollupOutput["output"]> {
  const built = await build({
    configFile: false,
    root: ROOT,
    base: `/${VIEWER}`,
    logLevel: "error",
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
    build: {
      write: false,
      target: "es2022",
      modulePreload: false,
      copyPublicDir: false,
      assetsInlineLimit: 0,
      assetsDir: "",
      rolldownOptions: { input: join(ROOT, "share.html") },
    },
  });
  return (Array.isArray(built) ? built[0] : (built as Rollup.RollupOutput)).output;
}

export function shareViewer(): Plugin {
  return {
    name: "ebb-share-viewer",
    apply: "build",
    async generateBundle() {
      for (const file of await builtViewer()) {
        const name = file.fileName === "share.html" ? "index.html" : file.fileName;
        const source = file.type === "chunk" ? file.code : file.source;
        this.emitFile({ type: "asset", fileName: `${VIEWER}${name}`, source });
      }
    },
  };
}
