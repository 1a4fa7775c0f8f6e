// Owns whom the person would call: from their plan, or while locked those they pinned. Signed out there is nobody.
import { useEffect, useState } from "preact/hooks";
import { type Callable, callable, planIn } from "#lib/safety-plan.ts";
import { sessionState } from "./session.ts";
import { settings } from "./settings.ts";

export function useOwnPeople(): readonly Callable[] {
  const isLocked = sessionState.value === "locked";
  const [pinned, setPinned] = useState<readonly Callable[]>([]);
  useEffect(() => {
    if (!isLocked) return;
    import("./pinned.ts")
      .then(({ recallPinned }) => recallPinned())
      .then(setPinned, () => undefined);
  }, [isLocked]);
  return isLocked ? pinned : callable(planIn(settings.value).people);
}
