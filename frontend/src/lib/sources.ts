// Owns where each statement of the Learn page comes from; a file beside the other crisis data, with dates.
import data from "../../../app/features/crisis/learn_sources.json" with { type: "json" };

export type Source = { name: string; date: string; url: string };

export const SOURCES: Record<string, Source> = data.sources;
export const CHECKED = data.checked;
