import { defineConfig } from "vite";
import { apiDocs, crisisResources, packedCopies, serviceWorker } from "./tools/build-plugins.ts";
import { CHUNKS } from "./tools/chunks.ts";
import { shareViewer } from "./tools/viewer-build.ts";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  plugins: [crisisResources(), apiDocs(), shareViewer(), serviceWorker(), packedCopies()],
  build: {
    target: "es2022",
    outDir: process.env.PWA_OUT ?? "../app/static",
    emptyOutDir: true,
    // A list of every chunk's chunks would stand in the first load (650 bytes of it); the worker has them all at hand.
    modulePreload: false,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      output: { codeSplitting: { groups: CHUNKS } },
    },
  },
  server: { proxy: { "/api": "http://127.0.0.1:8000" } },
});
