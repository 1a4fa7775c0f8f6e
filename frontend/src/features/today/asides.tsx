// Owns what Today asks by the way; its code comes after Today itself, which does not wait for it.
import { sessionState } from "#store/session.ts";
import { Answer } from "#ui/answer.tsx";
import { Lazy } from "#ui/lazy.tsx";
import { CodeReminder } from "./code-reminder.tsx";
import { FollowUp } from "./follow-up.tsx";
import { InstallOffer, isInstallOffered } from "./install-offer.tsx";
import { LockOffer } from "./lock-offer.tsx";
import { MedicinesCard } from "./medicines-card.tsx";

const loadFlags = async () => (await import("./flags/flag-cards.tsx")).FlagCards;

export function Asides() {
  const open = sessionState.value === "open";
  return (
    <>
      <Lazy load={loadFlags} />
      {/* What is shared: there once its code is. */}
      {open && <Answer to="sharing" />}
      {open && <FollowUp />}
      {/* Also without a connection: a medicine is taken there as well. */}
      <MedicinesCard />
      {open && <CodeReminder />}
      {open && <InstallOffer />}
      {/* One offer at a time. */}
      {open && !isInstallOffered() && <LockOffer />}
    </>
  );
}
