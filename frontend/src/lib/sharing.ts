// Owns what a share is made of and until when it opens, as plain values. Refuses to preselect anything.
import { fromWall, shiftDay } from "./time.ts";

/** What was recorded in a period, and on how many of its days. */
export type Recorded = { include: string; label: string; days: number };

/** "phone": nothing is made on the server, this phone itself is handed over. */
export type Way = "link" | "clinic" | "phone";

export type ReportPerson = { name: string | null; birth_date: string | null };

/** What a report is made from: nothing that is not named here is anywhere in it. */
export type ReportChoice = {
  include: string[];
  from: string;
  to: string;
  person: ReportPerson | null;
};

export type Draft = {
  /** Days back from today; null where the person chose both days themselves. */
  days: number | null;
  from: string;
  to: string;
  include: string[];
  name: string;
  born: string;
  way: Way;
  label: string;
  appointment: string;
  passcode: string | null;
  keepFresh: boolean;
};

/** The order of the list, which is that of a conversation. */
export const GROUPS = [
  "craving",
  "body",
  "sleepMood",
  "used",
  "prescribed",
  "own",
  "noticed",
  "words",
  "plan",
  "raise",
  "before",
] as const;
export type Group = (typeof GROUPS)[number];

const GROUP_OF: Record<string, Group> = {
  craving: "craving",
  symptom: "body",
  sleep: "sleepMood",
  mood: "sleepMood",
  substance: "used",
  tracker: "own",
  flags: "noticed",
  text: "words",
  plan: "plan",
  raise: "raise",
  before: "before",
};

const kindOf = (include: string): string => include.split(":")[0] ?? "";
const idIn = (include: string): string => include.slice(kindOf(include).length + 1);

export function groupOf(include: string, prescribed: readonly string[]): Group {
  const group = GROUP_OF[kindOf(include)] ?? "own";
  return group === "used" && prescribed.includes(idIn(include)) ? "prescribed" : group;
}

export type Grouped = { group: Group; choices: Recorded[] };

/** Groups with something in them, in the order of the list; what the server said first stays first. */
export function grouped(choices: readonly Recorded[], prescribed: readonly string[]): Grouped[] {
  return GROUPS.map((group) => ({
    group,
    choices: choices.filter(({ include }) => groupOf(include, prescribed) === group),
  })).filter((each) => each.choices.length > 0);
}

/** What is chosen and was recorded in these days: another period may not have it. */
export const stillThere = (include: readonly string[], choices: readonly Recorded[]): string[] =>
  include.filter((each) => choices.some((choice) => choice.include === each));

export const DEFAULT_DAYS = 30;

export const freshDraft = (today: string, appointment: string | null): Draft => ({
  days: DEFAULT_DAYS,
  from: shiftDay(today, 1 - DEFAULT_DAYS),
  to: today,
  include: [],
  name: "",
  born: "",
  way: "link",
  label: "",
  // One that has passed says nothing about the next.
  appointment: appointment && appointment >= today ? appointment : "",
  passcode: null,
  keepFresh: false,
});

const DAYS_OPEN = 7;
export const MOST_DAYS_OPEN = 90;

/** The last day on which a link opens: the day after the appointment, else seven days, ninety at most. */
export function lastDay(today: string, appointment: string): string {
  const asked = appointment >= today ? shiftDay(appointment, 1) : shiftDay(today, DAYS_OPEN);
  const latest = shiftDay(today, MOST_DAYS_OPEN - 1);
  return asked < latest ? asked : latest;
}

// CLDR 46, paper sizes by territory: where letters are written on US Letter; A4 everywhere else.
const LETTER = "BZ CA CL CO CR GT MX NI PA PH PR SV US VE".split(" ");

export type Paper = "A4" | "Letter";

export const paperIn = (region: string | null): Paper =>
  LETTER.includes(region ?? "") ? "Letter" : "A4";

/** Through the whole of that day, as clocks there show it. */
export const endOf = (day: string, zone: string): string => fromWall(day, "23:59", zone);

export function choiceOf(draft: Draft): ReportChoice {
  const name = draft.name.trim() || null;
  const born = draft.born || null;
  return {
    include: draft.include,
    from: draft.from,
    to: draft.to,
    person: name || born ? { name, birth_date: born } : null,
  };
}

export type ShareState = "open" | "expired" | "ended" | "used_up";

/** A share as its owner sees it. */
export type Share = {
  id: string;
  mode: "link" | "clinic";
  label: string;
  include: string[];
  from: string;
  to: string;
  created_at: string;
  expires_at: string;
  as_of: string;
  state: ShareState;
  keep_fresh: boolean;
  hold_back: string[];
  has_passcode: boolean;
  attempts_left: number | null;
  openings: number;
  last_opened_at: string | null;
};

export const isOpen = ({ state }: Share): boolean => state === "open";

/** Whether a day is in what a link that follows shows next: its end moves on, unless it ended before it was made. */
export const reaches = (share: Pick<Share, "from" | "to">, day: string, madeOn: string): boolean =>
  day >= share.from && (day <= share.to || share.to >= madeOn);

const DAY_MS = 24 * 60 * 60 * 1000;
const LONG_MS = 7 * DAY_MS;

/** When the owner looked at the list last, and how often each had been opened by then. */
export type Looked = { at: string; openings: Record<string, number> };

export const lookedNow = (shares: readonly Share[], at: string): Looked => ({
  at,
  openings: Object.fromEntries(shares.map(({ id, openings }) => [id, openings])),
});

export const isNewlyOpened = (share: Share, looked: Looked | null): boolean =>
  share.openings > (looked?.openings[share.id] ?? 0);

/** What Today speaks of: opened since its owner last looked, or open for longer than a week. */
export function worthSaying(shares: readonly Share[], looked: Looked | null, now: number): Share[] {
  const seen = looked ? Date.parse(looked.at) : 0;
  return shares.filter(
    (each) =>
      isOpen(each) &&
      (isNewlyOpened(each, looked) ||
        (now - Date.parse(each.created_at) > LONG_MS && now - seen > LONG_MS)),
  );
}
