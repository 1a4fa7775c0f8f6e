// Owns what Today asks by the way; its code comes after Today itself, which does not wait for it.
import { CodeReminder } from "./code-reminder.tsx";
import { FollowUp } from "./follow-up.tsx";
import { InstallOffer, isInstallOffered } from "./install-offer.tsx";
import { LockOffer } from "./lock-offer.tsx";

export function Asides() {
  return (
    <>
      <FollowUp />
      <CodeReminder />
      <InstallOffer />
      {/* One offer at a time. */}
      {!isInstallOffered() && <LockOffer />}
    </>
  );
}
