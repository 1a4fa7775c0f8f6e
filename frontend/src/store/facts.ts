// Owns what stands on Today as a flag: what the server told, and at once, also without it, the plain facts that follow
// from what was just written here. A fact gives way to the server's own flag about the same entries.
import { computed, signal } from "@preact/signals";
import type { Flag } from "#api/schema.gen.ts";
import type { Choices } from "#lib/facts/diary.ts";
import type { Fact } from "#lib/facts/fact.ts";
import { factsOf } from "#lib/facts/facts.ts";
import { HELP, SOURCES } from "#lib/facts/rules.ts";
import { saved } from "#lib/saved.ts";
import { shiftDay } from "#lib/time.ts";
import { FACT_WORDS, facts as t } from "#locales/en/facts.ts";
import { isCaching, keepRow, recallRow } from "./cache.ts";
import { keptDays } from "./cache-days.ts";
import { dayOf, entries, entry as findEntry } from "./entries.ts";
import { answer, arrived, isRemembered, isUnreachable, keyOf, loadFlags, told } from "./flags.ts";
import { own } from "./outbox.ts";
import { sessionState } from "./session.ts";
import { dayBoundary, settings, today } from "./settings.ts";

const ROW = "facts-seen";
const SEVERITIES = ["high", "medium", "low", "info"];

/** Keys of facts that were put away here before the server had heard of them. */
const seen = signal<readonly string[]>([]);
/** Changed here since the server last said what it knows of. */
const unanswered = signal<ReadonlySet<string>>(new Set());

const choices = computed<Choices>(() => ({
  boundary: dayBoundary.value,
  bounds: settings.value?.plan?.bounds ?? [],
  tracked: settings.value?.substances ?? [],
  prescribed: settings.value?.prescribed ?? [],
}));

/** Where nothing is missing: a pause may only be seen among days that are all here. */
const knownFrom = (): string => shiftDay(today(), isCaching() ? -keptDays.value : -1);

const facts = computed<Fact[]>(() => {
  if (["locked", "signed-out"].includes(sessionState.value)) return [];
  const from = knownFrom();
  const here = entries.value.filter(
    (each) => ["intake", "side_effects"].includes(each.kind) && dayOf(each) >= from,
  );
  return factsOf(here, choices.value, new Date());
});

function isUnsettled(id: string): boolean {
  if (unanswered.value.has(id) || own.value.some((change) => change.id === id)) return true;
  const known = told.value;
  if (!known) return isUnreachable.value;
  const at = findEntry(id)?.occurred_at;
  return at !== undefined && Date.parse(at) > Date.parse(known.at);
}

function flagOf({ rule, variant, severity, since, substances, entries: behind }: Fact): Flag {
  const said: Readonly<Record<string, readonly string[]>> = FACT_WORDS;
  const [title = "", text = ""] = said[`${rule} ${variant}`.trim()] ?? [];
  return {
    ...{ id: "", rule, severity, title, text, since, until: since, substances },
    evidence: { entry_ids: behind, numbers: {} },
    goes_away_when: t.goesAway,
    needs: 0,
    help: [...(HELP[rule] ?? [])],
    source: SOURCES[rule] ?? "",
    state: "open",
    state_until: null,
  };
}

/** Seen by this phone alone: there is no id to answer to. */
export const isOwnFact = ({ id }: Flag): boolean => id === "";

/** What the server has not been asked about yet. */
const news = computed<Flag[]>(() => {
  const known = new Set(told.value?.flags.map(keyOf));
  return facts.value
    .filter((fact) => fact.entries.some(isUnsettled))
    .map(flagOf)
    .filter((flag) => !known.has(keyOf(flag)) && !seen.value.includes(keyOf(flag)));
});

/** The same with one entry more: then the one that knows of it stands alone. */
const isPartOf = (flag: Flag, other: Flag): boolean =>
  flag.rule === other.rule &&
  flag.title === other.title &&
  flag.evidence.entry_ids.every((id) => other.evidence.entry_ids.includes(id));

/** A sign that was tapped a moment ago has its own card there: the same words twice would alarm. */
const isAnsweredInPlace = ({ rule, evidence }: Flag): boolean =>
  rule === "red_flag" && evidence.entry_ids.includes(saved.value?.id ?? "");

/** Gravest first. */
export const openFlags = computed<Flag[]>(() => {
  const said = told.value?.flags.filter(({ state }) => state === "open") ?? [];
  const older = said.filter((flag) => !news.value.some((other) => isPartOf(flag, other)));
  const all = [...news.value, ...older].filter((flag) => !isAnsweredInPlace(flag));
  return all.sort(
    (one, other) => SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity),
  );
});

/** Grave, and it came while somebody was here: told just now, or from what was written a moment ago. */
export const isNew = (flag: Flag): boolean =>
  arrived.value.has(keyOf(flag)) ||
  (isOwnFact(flag) &&
    flag.severity === "high" &&
    flag.evidence.entry_ids.includes(saved.value?.id ?? ""));

let writing: Promise<void> = Promise.resolve();

/** In order: what was brought back must not be put away again by a slower write. */
function keepSeen(next: readonly string[]): void {
  seen.value = next;
  writing = writing.then(() => keepRow(ROW, next)).catch(() => undefined);
}

/** Put away here at once; the server is told as soon as it knows of it too. */
export const putAway = (flag: Flag): void => keepSeen([...seen.value, keyOf(flag)]);

export const bringBack = (flag: Flag): void =>
  keepSeen(seen.value.filter((key) => key !== keyOf(flag)));

export async function recallSeen(): Promise<void> {
  const kept = await recallRow<string[]>(ROW).catch(() => null);
  if (kept) seen.value = [...new Set([...kept, ...seen.value])];
}

async function pass(flag: Flag): Promise<void> {
  const key = keyOf(flag);
  if (await answer(flag, { response: "acknowledge" })) {
    keepSeen(seen.value.filter((each) => each !== key));
  }
}

/** Asks the server, and tells it what was put away here meanwhile. */
export async function askForFlags(): Promise<void> {
  const asked = new Set(unanswered.value);
  await loadFlags();
  if (isRemembered.value || isUnreachable.value || !told.value) return;
  const waiting = own.value.map(({ id }) => id);
  const later = [...unanswered.value].filter((id) => !asked.has(id));
  unanswered.value = new Set([...waiting, ...later]);
  const known = told.value.flags.filter(({ state }) => state === "open");
  for (const flag of known) if (seen.value.includes(keyOf(flag))) void pass(flag);
}

own.subscribe((changes) => {
  const fresh = changes.map(({ id }) => id).filter((id) => !unanswered.peek().has(id));
  if (fresh.length > 0) unanswered.value = new Set([...unanswered.peek(), ...fresh]);
});

sessionState.subscribe((state) => {
  if (state !== "signed-out" && state !== "locked") return;
  unanswered.value = new Set();
  seen.value = [];
});
