// Owns the end of a handed-over report: whoever opens the journal again takes it away.
import { forget, recall } from "#lib/storage.ts";
import { destroy, HANDED, handedPlace } from "./places.ts";

/** Looking costs nothing where nothing was handed over. */
export function endHanded(): void {
  if (recall("handed") === null) return;
  forget("handed");
  handedPlace.close();
  destroy(HANDED).catch(() => undefined);
}
