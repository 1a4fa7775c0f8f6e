// Owns what the build does beyond Vite: the worker, the crisis data, the API pages, packed copies.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build, type Plugin, type Rollup } from "vite";

const ROOT = join(import.meta.dirname, "..");
const PUBLIC = join(ROOT, "public");
// Not the PNG icons: the phone copies the one it shows when Ebb is put there, and the app draws none.
const PRECACHED_PUBLIC = /\.(html|css|svg|webmanifest)$/;

type Built = { name: string; content: string | Uint8Array };

function builtFiles(bundle: Rollup.OutputBundle): Built[] {
  return Object.entries(bundle)
    .filter(([name]) => !name.endsWith(".map") && !/^(docs|s)\//.test(name))
    .map(([name, file]) => ({ name, content: file.type === "chunk" ? file.code : file.source }));
}

function publicFiles(): Built[] {
  return readdirSync(PUBLIC, { recursive: true, encoding: "utf8" })
    .filter((name) => PRECACHED_PUBLIC.test(name))
    .map((name) => ({ name, content: readFileSync(join(PUBLIC, name)) }));
}

// Words of another language than English, charts, flags, sharing, the account: kept by the phones that use them
// (docs/adr/0095, 0043, 0127).
const ON_TOP = /^assets\/([a-z]{2}(?=-[^/]+\.js$)|trends|flags|sharing|account)-/;

/** Paths by what they are kept for; none for what every phone keeps. */
function extras(files: Built[]): Record<string, string[]> {
  const paths: Record<string, string[]> = {};
  for (const { name } of files) {
    const code = ON_TOP.exec(name)?.[1];
    if (code) paths[code] = [...(paths[code] ?? []), `/${name}`];
  }
  return paths;
}

/** The worker as one classic script, with the list of files and their fingerprint baked in. */
async function bundleWorker(files: Built[]): Promise<string> {
  const sorted = [...files].sort((one, other) => (one.name < other.name ? -1 : 1));
  const hash = createHash("sha256");
  for (const file of sorted) hash.update(file.name).update(file.content);
  const built = await build({
    configFile: false,
    logLevel: "error",
    define: {
      __PRECACHE__: JSON.stringify(
        sorted.filter(({ name }) => !ON_TOP.test(name)).map(({ name }) => `/${name}`),
      ),
      __ON_TOP__: JSON.stringify(extras(sorted)),
      __VERSION__: JSON.stringify(hash.digest("hex").slice(0, 12)),
    },
    build: {
      write: false,
      target: "es2022",
      modulePreload: false,
      copyPublicDir: false,
      rollupOptions: { input: "src/sw/service-worker.ts", output: { format: "iife" } },
    },
  });
  const [first] = (Array.isArray(built) ? built[0] : built).output as [Rollup.OutputChunk];
  return first.code;
}

export function serviceWorker(): Plugin {
  return {
    name: "ebb-service-worker",
    apply: "build",
    enforce: "post",
    async generateBundle(_options, bundle) {
      const source = await bundleWorker([...builtFiles(bundle), ...publicFiles()]);
      this.emitFile({ type: "asset", fileName: "sw.js", source });
    },
  };
}

/** The API pages work without a foreign host: their script and style are ours to serve. */
export function apiDocs(): Plugin {
  const folder = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));
  return {
    name: "ebb-api-docs",
    apply: "build",
    generateBundle() {
      for (const name of ["swagger-ui-bundle.js", "swagger-ui.css"]) {
        const source = readFileSync(join(folder, name));
        this.emitFile({ type: "asset", fileName: `docs/${name}`, source });
      }
    },
  };
}

const CRISIS = join(ROOT, "../app/features/crisis/crisis_resources.json");

type Translated = { translations?: Record<string, Record<string, string>> };
type CrisisNumber = { call: string; for: string } & Translated;
type CrisisItem = Record<"id" | "name" | "kind", string> &
  Record<"call" | "text" | "text_keyword" | "url" | "hours" | "note", string | null> &
  Translated;
type CrisisFile = {
  collected: string;
  countries: Record<string, { emergency?: CrisisNumber[]; items?: CrisisItem[] }>;
};

const readCrisis = () => JSON.parse(readFileSync(CRISIS, "utf8")) as CrisisFile;

/** The texts of the file in one language, by what they are in English. */
function crisisTexts(language: string): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const { emergency = [], items = [] } of Object.values(readCrisis().countries)) {
    for (const line of [...emergency, ...items] as (Translated & Record<string, unknown>)[]) {
      for (const [field, text] of Object.entries(line.translations?.[language] ?? {})) {
        texts[String(line[field])] = text;
      }
    }
  }
  return texts;
}

/** The server's own crisis file, without what only its maintainers need, so that Help works offline. */
export function crisisResources(): Plugin {
  const id = "virtual:crisis-resources";
  const texts = "virtual:crisis-texts/";
  return {
    name: "ebb-crisis-resources",
    resolveId: (source) => (source === id || source.startsWith(texts) ? `\0${source}` : null),
    load(source) {
      if (source.startsWith(`\0${texts}`)) {
        const language = source.slice(texts.length + 1);
        return `export const crisis = ${JSON.stringify(crisisTexts(language))}`;
      }
      if (source !== `\0${id}`) return null;
      this.addWatchFile(CRISIS);
      const file = readCrisis();
      const regions = Object.entries(file.countries).map(([code, country]) => [
        code,
        {
          emergency: (country.emergency ?? []).map((line) => ({ call: line.call, for: line.for })),
          items: (country.items ?? []).map(
            ({ id, name, kind, call, text, text_keyword, url, hours, note }) => ({
              ...{ id, name, kind, call, text, keyword: text_keyword, url, hours, note },
            }),
          ),
        },
      ]);
      return `export const resources = ${JSON.stringify({ collected: file.collected, regions: Object.fromEntries(regions) })}`;
    },
  };
}

/** Packed copies beside each text file, so that the server compresses nothing while it answers. */
export function packedCopies(): Plugin {
  return {
    name: "ebb-packed-copies",
    apply: "build",
    writeBundle(options) {
      const folder = options.dir ?? "";
      const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
      for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
        if (!/\.(js|css|html|svg|webmanifest)$/.test(name)) continue;
        const content = readFileSync(join(folder, name));
        writeFileSync(join(folder, `${name}.gz`), gzipSync(content, { level: 9 }));
        writeFileSync(join(folder, `${name}.br`), brotliCompressSync(content, quality));
      }
    },
  };
}
