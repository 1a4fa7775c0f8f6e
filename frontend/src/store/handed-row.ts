// Owns the end of a handed-over report: whoever opens the journal again takes it away.
import { forget } from "#lib/storage.ts";
import { destroy, HANDED, handedPlace } from "./places.ts";

export function endHanded(): void {
  forget("handed");
  handedPlace.close();
  destroy(HANDED).catch(() => undefined);
}
