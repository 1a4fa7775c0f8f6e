// Owns the place where something is answered to what was just saved: right under it.
import { answers } from "#lib/saved.ts";

export function Answer({ to }: { to: string }) {
  const Given = answers.value[to];
  return Given ? <Given /> : null;
}
