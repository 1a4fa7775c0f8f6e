// Holds that every visible word lives in locales/, is used, and is kind.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const SRC = join(import.meta.dirname, "..", "src");
const LOCALES = join(SRC, "locales", "en");
const UNKIND =
  /\b(clean|addicts?|addiction|relapsed?|failed|failure|streaks?|doses?|dosage|detox|cure|abuse)\b|!/i;

const files = (folder: string, ending: RegExp) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => ending.test(name) && !name.endsWith(".test.ts"))
    .map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));

const sources = files(SRC, /\.tsx?$/).filter(({ name }) => !name.startsWith("locales"));
const screens = sources.filter(({ name }) => name.endsWith(".tsx"));

async function locales(): Promise<
  { file: string; name: string; words: Record<string, unknown> }[]
> {
  const all = [];
  for (const file of readdirSync(LOCALES)) {
    const exported = (await import(join(LOCALES, file))) as Record<string, object>;
    for (const [name, words] of Object.entries(exported)) {
      all.push({ file, name, words: words as Record<string, unknown> });
    }
  }
  return all;
}

/** The text of a word, whatever it is made with. */
function spoken(word: unknown): string {
  if (typeof word === "function") return String(word(1, "9")) + String(word(2, "9"));
  return Array.isArray(word) ? word.join(" ") : String(word);
}

function hardCoded(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
  const between = [
    ...code.matchAll(/<\/?[A-Za-z][^<>{}]*>\s*([^<>{}=;()]*[A-Za-z]{2}[^<>{}=;()]*)\s*</g),
  ];
  const attributes = code.matchAll(
    /\b(?:aria-label|title|label|hint|placeholder|alt)="([^"]*[A-Za-z][^"]*)"/g,
  );
  return [...between, ...attributes].map((match) => (match[1] ?? "").trim());
}

test("no visible word is written outside locales", () => {
  const found = screens.flatMap(({ name, text }) =>
    hardCoded(text).map((word) => `${name}: ${word}`),
  );

  assert.deepEqual(found, []);
});

test("the search for hard-coded words finds planted ones", () => {
  assert.deepEqual(hardCoded("<p>Hello you</p>"), ["Hello you"]);
  assert.deepEqual(hardCoded('<Card title="Hello">'), ["Hello"]);
  assert.deepEqual(hardCoded("<p>{t.hello}</p>"), []);
});

test("no field has a placeholder", () => {
  assert.deepEqual(
    screens.filter(({ text }) => text.includes("placeholder=")).map(({ name }) => name),
    [],
  );
});

test("every word is used", async () => {
  const code = sources.map(({ text }) => text).join("\n");
  const unused = (await locales())
    .filter(({ name }) => name === name.toLowerCase())
    .flatMap(({ name, words }) => Object.keys(words).map((key) => ({ name, key })))
    .filter(({ key }) => !new RegExp(`\\.${key}\\b`).test(code) && !/^(show|hide)$/.test(key))
    .map(({ name, key }) => `${name}.${key}`);

  assert.deepEqual(unused, []);
});

test("every word is kind and calm", async () => {
  const unkind = (await locales()).flatMap(({ name, words }) =>
    Object.entries(words)
      .filter(([, word]) => UNKIND.test(spoken(word)))
      .map(([key]) => `${name}.${key}`),
  );

  assert.deepEqual(unkind, []);
});

test("what has a number in a list of ids has a name", async () => {
  const { SYMPTOM_NAMES } = await import(join(LOCALES, "entry.ts"));
  const flags = await import(join(SRC, "lib", "red-flags.ts"));
  const lists = await import(join(SRC, "lib", "settings.ts"));
  const ids = [
    ...flags.URGENT_SYMPTOMS,
    ...flags.SAME_DAY_SYMPTOMS,
    ...lists.BUILT_IN_SYMPTOMS,
    ...lists.WITHDRAWAL_SYMPTOMS,
  ];

  assert.deepEqual(
    ids.filter((id: string) => !(id in SYMPTOM_NAMES)),
    [],
  );
  assert.deepEqual(
    Object.keys(SYMPTOM_NAMES).filter((id) => !ids.includes(id)),
    [],
  );
});
