// Owns the shape of a report as it arrives: out of an answer of the API, or out of a sealed bundle.
import type { Series, Trends } from "#api/schema.gen.ts";

export type ReportTable = { head: string[]; rows: string[][] };
export type ReportSection = {
  id: string;
  title: string;
  lines: string[];
  table: ReportTable | null;
};
export type ReportChart = { id: string; title: string; series: Series };

/** Texts in the order in which they are read, and the numbers behind the charts; `docs/sharing.md`. */
export type Report = {
  version: 1;
  language: "en" | "es";
  title: string;
  as_of: string;
  from: string;
  to: string;
  by: Trends["by"];
  heading: string[];
  sections: ReportSection[];
  charts: ReportChart[];
  notices: string[];
};
