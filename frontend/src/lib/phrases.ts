// Owns finding words of danger and what surrounds them; verdict.ts weighs what it finds.
// The twin of app/features/crisis/phrases.py, over the same data: change both or neither, a test compares them.
import data from "../../../app/features/crisis/crisis_phrases.json" with { type: "json" };
import lists from "../../../app/features/crisis/crisis_words.json" with { type: "json" };
import { asWord, SENTENCE, type Token } from "./wording.ts";

/** 1: the writer means to die or to hurt themselves, or somebody is overdosing now. 2: would it help to talk? */
export type Tier = 0 | 1 | 2;

type Guard = { before: number; after: number; over: number; tier: number; phrases: string[] };
type Group = { tier: number; guards: string[]; phrases: string[] };
type Part = { words: Set<string>; beginnings: string[]; optional: boolean };
type Phrase = { owner: string; parts: Part[] };
/** Something that speaks for or against danger, and the token it begins at. */
export type Sign = { name: string; start: number };
type Found = { owner: string; start: number; end: number };

export const WORDS: Record<string, string> = lists.words;
export const SLIPS: string = lists.slips;
export const SHORT: Record<string, string> = lists.short;
const GUARDS: Record<string, Guard> = data.guards;
const GROUPS: Record<string, Group> = data.groups;
const CALMEST_FIRST: Tier[] = [0, 2, 1];

const takes = ({ words, beginnings }: Part, word: string): boolean =>
  (words.size === 0 && beginnings.length === 0) ||
  words.has(word) ||
  beginnings.some((beginning) => word.startsWith(beginning));

/** What a name in capitals stands for, lists within lists too; any other word is itself. */
const listedIn = (name: string): string[] => WORDS[name]?.split(" ").flatMap(listedIn) ?? [name];

function partsOf(written: string): Part[] {
  const optional = written.endsWith("?");
  const bare = optional ? written.slice(0, -1) : written;
  if (bare.startsWith("_")) {
    const upTo = Number(bare.slice(1));
    const any = { words: new Set<string>(), beginnings: [], optional: upTo > 0 };
    return new Array<Part>(Math.max(upTo, 1)).fill(any);
  }
  const listed = bare.split("|").flatMap(listedIn);
  const whole = listed.filter((each) => !each.endsWith("*")).map(asWord);
  const begun = listed.filter((each) => each.endsWith("*"));
  const beginnings = begun.map((each) => asWord(each.slice(0, -1)));
  return [{ words: new Set(whole), beginnings, optional }];
}

/** Every word that stands in a phrase, and every beginning with its star. */
export const PHRASED = new Set<string>();
const byWord = new Map<string, Phrase[]>();
const byBeginning = new Map<string, Phrase[]>();

function keep(shelf: Map<string, Phrase[]>, word: string, phrase: Phrase): void {
  const kept = shelf.get(word);
  if (kept) kept.push(phrase);
  else shelf.set(word, [phrase]);
}

function add(phrase: Phrase): void {
  for (const { words, beginnings } of phrase.parts)
    for (const each of [...words, ...beginnings.map((begun) => `${begun}*`)]) PHRASED.add(each);
  for (const word of phrase.parts[0]?.words ?? []) keep(byWord, word, phrase);
  for (const beginning of phrase.parts[0]?.beginnings ?? []) keep(byBeginning, beginning, phrase);
}

for (const [owner, { phrases }] of [...Object.entries(GROUPS), ...Object.entries(GUARDS)]) {
  for (const written of phrases) add({ owner, parts: written.split(" ").flatMap(partsOf) });
}

/** The places after these, and those behind what may be left out. One bit for each place. */
function withOptional(places: number, parts: Part[]): number {
  let reached = places;
  parts.forEach((part, place) => {
    if (part.optional && (reached >> place) & 1) reached |= 1 << (place + 1);
  });
  return reached;
}

function step(places: number, parts: Part[], word: string): number {
  let next = 0;
  parts.forEach((part, place) => {
    if ((places >> place) & 1 && takes(part, word)) next |= 1 << (place + 1);
  });
  return withOptional(next, parts);
}

/** Where the longest reading of the phrase from here ends; -1 where it does not stand. */
function endOf(parts: Part[], tokens: Token[], start: number): number {
  let places = withOptional(1, parts);
  let end = -1;
  for (let at = start; places && at < start + parts.length; at++) {
    const token = tokens[at];
    if (!token || (at > start && token.gap === SENTENCE)) break;
    places = step(places, parts, token.word);
    if ((places >> parts.length) & 1) end = at + 1;
  }
  return end;
}

function foundAt(tokens: Token[], start: number): Found[] {
  const word = tokens[start]?.word ?? "";
  const begun = [...word].flatMap((_, at) => byBeginning.get(word.slice(0, at + 1)) ?? []);
  return [...(byWord.get(word) ?? []), ...begun]
    .map(({ owner, parts }) => ({ owner, start, end: endOf(parts, tokens, start) }))
    .filter(({ end }) => end > 0);
}

/** Whether one of the guards stands within so many words before or behind a place, over no wider gap than it may. */
function isBeside(guard: Guard, tokens: Token[], starts: Set<number>, from: number, by: 1 | -1) {
  const reach = by < 0 ? guard.before : guard.after;
  for (let step = 0; step < reach; step++) {
    const at = from + by * step;
    const token = tokens[by < 0 ? at + 1 : at];
    if (at < 0 || !token || token.gap > guard.over) return false;
    if (starts.has(at)) return true;
  }
  return false;
}

/** Whether the guard stands before or behind the match; one that looks both ways also looks into it. */
function isNear(guard: Guard, { start, end }: Found, tokens: Token[], starts: Set<number>) {
  if (guard.before && guard.after)
    for (let at = start; at < end; at++) if (starts.has(at)) return true;
  return isBeside(guard, tokens, starts, start - 1, -1) || isBeside(guard, tokens, starts, end, 1);
}

function weigh(found: Found, tokens: Token[], starts: Map<string, Set<number>>): Tier {
  const group = GROUPS[found.owner];
  const tiers = new Set([group?.tier]);
  for (const name of group?.guards ?? []) {
    const guard = GUARDS[name];
    const at = starts.get(name);
    if (guard && at && isNear(guard, found, tokens, at)) tiers.add(guard.tier);
  }
  return CALMEST_FIRST.find((tier) => tiers.has(tier)) ?? 0;
}

/** The tier of each phrase that stands in the text, as "#1", and each guard, as "@past". */
export function signsOf(tokens: Token[]): Sign[] {
  const all = tokens.flatMap((_, start) => foundAt(tokens, start));
  const guards = all.filter(({ owner }) => owner in GUARDS);
  const starts = new Map<string, Set<number>>();
  for (const { owner, start } of guards) {
    starts.set(owner, (starts.get(owner) ?? new Set()).add(start));
  }
  return [
    ...all
      .filter(({ owner }) => owner in GROUPS)
      .map((found) => ({ name: `#${weigh(found, tokens, starts)}`, start: found.start })),
    ...guards.map(({ owner, start }) => ({ name: `@${owner}`, start })),
  ];
}
