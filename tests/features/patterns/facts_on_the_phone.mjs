// Answers, as the phone would, which plain facts follow from each of the diaries it is given; and in which words.
import { readFileSync } from "node:fs";

const SRC = "../../../frontend/src/";
const { factsOf } = await import(`${SRC}lib/facts/facts.ts`);
const { FACT_WORDS, facts } = await import(`${SRC}locales/en/facts.ts`);
const spanish = await import(`${SRC}locales/es/facts.ts`);

const diaries = JSON.parse(readFileSync(0, "utf8"));
const said = diaries.map(({ entries, choices, moment }) => factsOf(entries, choices, new Date(moment)));
const words = {
  en: { words: FACT_WORDS, goesAway: facts.goesAway },
  es: { words: spanish.FACT_WORDS, goesAway: spanish.facts.goesAway },
};
process.stdout.write(JSON.stringify({ said, words }));
