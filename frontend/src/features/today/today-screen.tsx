// Owns Today: the same questions in the same order every day.
import { useEffect } from "preact/hooks";
import { loadToday } from "#store/entries.ts";
import { sessionState } from "#store/session.ts";
import { Lazy } from "#ui/lazy.tsx";
import { BodyCard } from "./body-card.tsx";
import { CravingCard } from "./craving-card.tsx";
import { SoFarCard } from "./so-far-card.tsx";
import { UsedCard } from "./used-card.tsx";
import { WriteCard } from "./write-card.tsx";

const loadAsides = async () => (await import("./later.ts")).Asides;

export function TodayScreen() {
  const open = sessionState.value === "open";
  useEffect(() => {
    // Without a connection Today still records; the list fills when the server answers.
    if (open) loadToday().catch(() => undefined);
  }, [open]);
  return (
    <>
      <CravingCard />
      <Lazy load={loadAsides} />
      <BodyCard />
      <UsedCard />
      <WriteCard />
      <SoFarCard />
    </>
  );
}
