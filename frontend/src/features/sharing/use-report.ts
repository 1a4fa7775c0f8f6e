// Owns asking for the report of a choice, once for each choice.
import { useEffect, useState } from "preact/hooks";
import { isPassing } from "#lib/problem.ts";
import type { ReportChoice } from "#lib/sharing.ts";
import { getPreview, type Report } from "#store/shares.ts";

export type Drawn = Report | "loading" | "away" | "refused";

export function useReport(choice: ReportChoice): [Drawn, () => void] {
  const [drawn, setDrawn] = useState<Drawn>("loading");
  const [tries, setTries] = useState(0);
  const asked = JSON.stringify(choice);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one more try is a reason to ask
  useEffect(() => {
    let wanted = true;
    setDrawn("loading");
    getPreview(JSON.parse(asked) as ReportChoice).then(
      (report) => wanted && setDrawn(report),
      (error) => wanted && setDrawn(isPassing(error) ? "away" : "refused"),
    );
    return () => {
      wanted = false;
    };
  }, [asked, tries]);
  return [drawn, () => setTries(tries + 1)];
}
