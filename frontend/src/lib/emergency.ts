// Owns the emergency number of the chosen country, for places outside the Help screen.
import { useEffect, useState } from "preact/hooks";
import { region } from "./region.ts";

/** Empty until known, and where the file lists none: the words then say "the emergency number". */
export function useEmergencyNumber(): string {
  const [number, setNumber] = useState("");
  const code = region.value.code;
  useEffect(() => {
    import("virtual:crisis-resources").then(
      ({ resources }) => setNumber(resources.regions[code]?.emergency[0]?.call ?? ""),
      () => setNumber(""),
    );
  }, [code]);
  return number;
}
