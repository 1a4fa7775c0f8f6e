// Owns the shape of the settings document and its defaults; refuses any default about substances.

export type Tracked = { id: string; name: string; unit: string; prescribed: boolean };

export type Settings = {
  time_zone: string | null;
  day_boundary: string;
  region: string | null;
  language: string;
  substances: Tracked[];
  symptoms: string[];
};

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
