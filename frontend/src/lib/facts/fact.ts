// Owns the shape of a plain fact, whatever finds it.
export type Severity = "info" | "low" | "medium" | "high";

export type Fact = {
  rule: "mixing" | "plan_exceeded" | "red_flag" | "use_after_gap";
  variant: string;
  severity: Severity;
  since: string;
  substances: string[];
  /** Ids of the entries behind it. */
  entries: string[];
};
