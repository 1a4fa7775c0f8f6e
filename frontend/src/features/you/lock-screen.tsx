// Owns the place to choose a lock, for whoever was offered one.
import { shell } from "#locales/en/shell.ts";
import { LockCard } from "./lock-card.tsx";

export function LockScreen() {
  return (
    <>
      <LockCard />
      <a class="button-quiet" href="/">
        {shell.toToday}
      </a>
    </>
  );
}
