// Owns the shape of the settings document and what follows from it; refuses any default about substances.

export type OwnSubstance = { id: string; name: string; unit: string | null };
export type Strength = { amount: string; unit: string };
export type Product = {
  substance: string;
  name: string;
  unit: string | null;
  strength: Strength | null;
};

export type PlanContact = { id: string; name: string; number: string | null };
export type PlanPerson = PlanContact & { pinned: boolean };

/** The person's own words for the hard hours. */
export type SafetyPlan = {
  warning_signs: string[];
  helps: string[];
  people: PlanPerson[];
  professionals: PlanContact[];
  places: string[];
  reasons: string[];
};

export type Goal = "none" | "moderate" | "taper" | "abstain";
/** The person's own bound on one substance. Nothing here is ever filled in for them. */
export type Bound = {
  substance: string;
  per_day: string | null;
  unit: string;
  not_before: string | null;
};
export type OwnPlan = { goal: Goal; goal_from: string | null; bounds: Bound[] };

export type TrackerKind = "scale" | "yes_no" | "number";
/** Something followed in one's own words. A hidden one is kept: old entries carry its id. */
export type Tracker = {
  id: string;
  name: string;
  kind: TrackerKind;
  unit: string | null;
  shown: boolean;
};

/** The parts this version of the app edits. A document also carries others, which pass through untouched. */
export type Settings = {
  time_zone: string | null;
  day_boundary: string;
  region: string | null;
  language: string;
  substances: string[];
  own_substances: OwnSubstance[];
  prescribed: string[];
  products: Product[];
  symptoms: string[];
  /** Missing in a copy a phone kept before there were plans. */
  plan?: OwnPlan;
  safety_plan?: SafetyPlan;
  /** The next three are not in a copy that an app before them kept. */
  trackers?: Tracker[];
  /** What to say at the next appointment, in the person's own words. */
  raise?: string[];
  appointment?: string | null;
  display: { theme: "system" | "light" | "dark" };
};

/** Something tracked, with everything a form needs to know about it. */
export type Tracked = {
  id: string;
  /** The person's own word; empty for what has a name in the list. */
  name: string;
  unit: string;
  prescribed: boolean;
  products: Product[];
};

/** The one kind whose name already says so. */
export const ALWAYS_PRESCRIBED = "opioid_prescribed";

export const DEFAULT_DAY_BOUNDARY = "04:00";

export const BUILT_IN_SYMPTOMS = [
  "nausea",
  "vomiting",
  "constipation",
  "diarrhea",
  "abdominal_pain",
  "insomnia",
  "anxiety",
] as const;

export const WITHDRAWAL_SYMPTOMS = [
  "sweating",
  "chills",
  "restlessness",
  "muscle_ache",
  "runny_nose",
  "tremor",
  "irritability",
] as const;

export function trackedIn(settings: Settings): Tracked[] {
  return settings.substances.map((id) => {
    const own = settings.own_substances.find((each) => each.id === id);
    return {
      id,
      name: own?.name ?? "",
      unit: own?.unit ?? "",
      prescribed: id === ALWAYS_PRESCRIBED || settings.prescribed.includes(id),
      products: settings.products.filter((each) => each.substance === id),
    };
  });
}

/** Names of own substances, also of those no longer tracked: old entries still carry them. */
export function ownNames(settings: Settings): Record<string, string> {
  return Object.fromEntries(settings.own_substances.map(({ id, name }) => [id, name]));
}
