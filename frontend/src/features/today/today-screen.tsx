// Owns Today: the same questions in the same order every day.
import { useEffect } from "preact/hooks";
import { loadToday } from "#store/entries.ts";
import { sessionState } from "#store/session.ts";
import { BodyCard } from "./body-card.tsx";
import { CravingCard } from "./craving-card.tsx";
import { FollowUp } from "./follow-up.tsx";
import { SoFarCard } from "./so-far-card.tsx";
import { UsedCard } from "./used-card.tsx";
import { WriteCard } from "./write-card.tsx";

export function TodayScreen() {
  const open = sessionState.value === "open";
  useEffect(() => {
    // Without a connection Today still records; the list fills when the server answers.
    if (open) loadToday().catch(() => undefined);
  }, [open]);
  return (
    <>
      <CravingCard />
      <FollowUp />
      <BodyCard />
      <UsedCard />
      <WriteCard />
      <SoFarCard />
    </>
  );
}
