// Owns the shapes of the four kinds of entry as a screen sees them; api/ proves they fit the wire.

/** The version of the payloads written here (the server's rules.NEWEST_SCHEMA). */
export const ENTRY_SCHEMA = 2;

export type Severity = 0 | 1 | 2 | 3;
export type Outcome = "passed" | "ongoing" | "used";
export type Prescribed = "taken" | "missed" | "different";

type Common = { id: string; occurred_at: string; time_zone: string | null };

export type Journal = Common & {
  kind: "journal";
  text: string;
  mood: number | null;
  tags: string[];
};

export type Craving = Common & {
  kind: "craving";
  intensity: number;
  substance: string | null;
  triggers: string[];
  coping: string[];
  outcome: Outcome | null;
  note: string;
};

/** Values of own trackers by id, as decimal text. */
export type TrackerValues = Readonly<Record<string, string>>;

export type SideEffects = Common & {
  kind: "side_effects";
  ratings: Record<string, Severity>;
  /** Not there in what was written before there were trackers. */
  trackers?: TrackerValues;
  none: boolean;
  sleep_hours: number | null;
  note: string;
};

export type Intake = Common & {
  kind: "intake";
  substance: string | null;
  product: string;
  amount: string | null;
  estimated: boolean;
  unit: string | null;
  strength: { amount: string; unit: string } | null;
  route: string | null;
  planned: boolean | null;
  prescribed: Prescribed | null;
  reasons: string[];
  none: boolean;
  note: string;
};

export type Entry = Journal | Craving | SideEffects | Intake;
export type Kind = Entry["kind"];

export type When = Common;

export const newCraving = (when: When, intensity: number): Craving => ({
  ...when,
  kind: "craving",
  intensity,
  substance: null,
  triggers: [],
  coping: [],
  outcome: null,
  note: "",
});

export const newSideEffects = (when: When): SideEffects => ({
  ...when,
  kind: "side_effects",
  ratings: {},
  trackers: {},
  none: false,
  sleep_hours: null,
  note: "",
});

export const newIntake = (when: When): Intake => ({
  ...when,
  kind: "intake",
  substance: null,
  product: "",
  amount: null,
  estimated: false,
  unit: null,
  strength: null,
  route: null,
  planned: null,
  prescribed: null,
  reasons: [],
  none: false,
  note: "",
});

export const newJournal = (when: When): Journal => ({
  ...when,
  kind: "journal",
  text: "",
  mood: null,
  tags: [],
});

/** Newest first; entries of the same instant keep a steady order by id. */
export function newestFirst(entries: Entry[]): Entry[] {
  // Each instant is read once: reading them while comparing took most of the time with a thousand entries.
  const dated = entries.map((entry) => ({ entry, at: Date.parse(entry.occurred_at) }));
  dated.sort((one, other) => other.at - one.at || (one.entry.id < other.entry.id ? 1 : -1));
  return dated.map(({ entry }) => entry);
}

/** A list with `word` added, or taken out if it was there. */
export function toggled(words: string[], word: string): string[] {
  return words.includes(word) ? words.filter((each) => each !== word) : [...words, word];
}
