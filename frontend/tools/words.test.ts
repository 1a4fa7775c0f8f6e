// Holds that every visible word lives in locales/, is used, and is kind.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const SRC = join(import.meta.dirname, "..", "src");
const LOCALES = join(SRC, "locales", "en");
/** With the words of the viewer, which the app never loads. */
const SPANISH: Record<string, Record<string, unknown>> = {
  ...(await import(join(SRC, "locales", "es", "index.ts"))).GROUPS,
  ...(await import(join(SRC, "locales", "es", "viewer.ts"))),
};
const UNKIND =
  /\b(clean|addicts?|addiction|relapsed?|failed|failure|streaks?|doses?|dosage|detox|cure|abuse)\b|!/i;
// JavaScript's \b knows no accents, so the edges are spelled out.
const UNKIND_SPANISH =
  /(?<!\p{L})(limpi[oa]s?|adict[oa]s?|adicción|reca(ída|ídas|er|íste|yó)|fracas\p{L}*|rachas?|dosis|abuso|usted(es)?)(?!\p{L})|[!¡]/iu;
/** Groups that are whole in Spanish: Help, what is said in danger, the first open, and what stands around them. */
const WHOLE_IN_SPANISH =
  "about account asides copies entry facts flags hard heard help install intake journal lock locked looksFor medicines names noticed ownPlan passphrase plan quiet raising recover refusal screens sealedPage shared sharing shell speech today trackers trends trendsMore viewer week welcome who you " +
  "COPING_NAMES FACT_WORDS FIELD_NAMES GOAL_NAMES GROUP_NAMES KIND_NAMES MEASURE_HINTS MEASURE_NAMES NUMBER_NAMES OUTCOME_NAMES PLAN_HINTS PLAN_TITLES PRESCRIBED_NAMES REASON_NAMES ROUTE_NAMES SUBSTANCE_NAMES SYMPTOM_NAMES TRACKER_KINDS TRIGGER_NAMES WHAT_NAMES";

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
      if (typeof words === "function") continue;
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

/** Attributes for machines: what they hold is never read out. */
const CODED = /^aria-(?:hidden|live|current|pressed|expanded|disabled|invalid|controls|haspopup)=/;

function hardCoded(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
  const between = [
    ...code.matchAll(/<\/?[A-Za-z][^<>{}]*>\s*([^<>{}=;()]*[A-Za-z]{2}[^<>{}=;()]*)\s*</g),
  ];
  const attributes = code.matchAll(
    /\b(?:aria-\w+|title|label|hint|placeholder|alt|text|about)=(?:"([^"]*[A-Za-z][^"]*)"|\{["`]([^"`{}]*[A-Za-z]{2}[^"`{}]*)["`]\})/g,
  );
  const named = [...attributes].filter(([whole]) => !CODED.test(whole));
  return [...between, ...named].map((match) => (match[1] ?? match[2] ?? "").trim());
}

test("no visible word is written outside locales", () => {
  const found = screens.flatMap(({ name, text }) =>
    hardCoded(text).map((word) => `${name}: ${word}`),
  );

  assert.deepEqual(found, []);
});

/** Words kept by a constant of a module: they would stay in the language that was spoken when it was loaded. */
function kept(text: string): string[] {
  const lists = text.matchAll(/import \{([^}]*)\} from "#locales\/en/g);
  const names = [...lists].flatMap(([, list = ""]) =>
    list.split(",").map((each) => each.trim().split(" as ").pop()),
  );
  const used = new RegExp(`(?<!=> )\\b(?:${names.filter(Boolean).join("|") || "-"})\\.\\w`);
  const constants = text.matchAll(
    /^(?:export )?const \w+[^=\n]*= ((?:[[{]\n[\s\S]*?\n[\]}]|[^\n]*)[^;]*);$/gm,
  );
  return [...constants]
    .map(([, value = ""]) => value)
    .filter((value) => !/^(?:async |<[^>]*>)?(?:\(|\w+ =>)/.test(value) && used.test(value));
}

test("no constant keeps a word beyond a change of language", () => {
  const imports = 'import { today as t } from "#locales/en/today.ts";\n';

  assert.deepEqual(
    sources.filter(({ text }) => kept(text).length > 0).map(({ name }) => name),
    [],
  );
  assert.equal(kept(`${imports}const NAMES = { a: t.done };`).length, 1);
  assert.equal(kept(`${imports}const names = () => ({ a: t.done });`).length, 0);
});

test("the search for hard-coded words finds planted ones", () => {
  assert.deepEqual(hardCoded("<p>Hello you</p>"), ["Hello you"]);
  for (const attribute of [
    "title",
    "aria-label",
    "aria-description",
    "placeholder",
    "alt",
    "hint",
  ]) {
    assert.deepEqual(hardCoded(`<Card ${attribute}="Hello">`), ["Hello"]);
    assert.deepEqual(hardCoded(`<Card ${attribute}={\`Hello\`}>`), ["Hello"]);
  }
  assert.deepEqual(hardCoded('<p aria-live="polite" aria-label={t.hello}>'), []);
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

test("no word is missing where Spanish is whole", async () => {
  const whole = (await locales()).filter(({ name }) => WHOLE_IN_SPANISH.split(" ").includes(name));
  const missing = whole.flatMap(({ name, words }) =>
    Object.keys(words)
      .filter((key) => !(key in (SPANISH[name] ?? {})))
      .map((key) => `${name}.${key}`),
  );

  assert.equal(whole.length, WHOLE_IN_SPANISH.split(" ").length);
  assert.deepEqual(missing, []);
});

test("Spanish has no word that English has not", async () => {
  const english = new Map((await locales()).map(({ name, words }) => [name, words]));
  const orphans = Object.entries(SPANISH).flatMap(([name, words]) =>
    Object.keys(words)
      .filter((key) => !(key in (english.get(name) ?? {})))
      .map((key) => `${name}.${key}`),
  );

  assert.deepEqual(orphans, []);
});

test("a sentence with a value in it says the same values in both languages", async () => {
  const sentences = (await locales()).flatMap(({ name, words }) =>
    Object.entries(words)
      .filter(([, word]) => typeof word === "function")
      .map(([key, word]) => ({ at: `${name}.${key}`, word, own: SPANISH[name]?.[key] })),
  );
  const values = (word: unknown) =>
    typeof word === "function"
      ? (String(word(7391, "8264")).match(/7391|8264/g) ?? []).sort()
      : null;

  assert.ok(sentences.length > 30);
  assert.deepEqual(
    sentences
      .filter(({ word, own }) => String(values(word)) !== String(values(own)))
      .map(({ at }) => at),
    [],
  );
});

test("every word of Spanish is kind and calm, and says tú", () => {
  const unkind = Object.entries(SPANISH).flatMap(([name, words]) =>
    Object.entries(words)
      .filter(([, word]) => UNKIND_SPANISH.test(spoken(word)))
      .map(([key]) => `${name}.${key}`),
  );

  assert.deepEqual(unkind, []);
});

test("an unkind word of Spanish is found, and sobredosis is none", () => {
  for (const word of [
    "Sigues limpia",
    "tu recaída",
    "una dosis",
    "¡Bien!",
    "un adicto",
    "tu racha",
  ]) {
    assert.match(word, UNKIND_SPANISH);
  }
  assert.doesNotMatch("Sobredosis e intoxicación", UNKIND_SPANISH);
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
