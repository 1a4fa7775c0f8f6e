// Owns the person's own place: account, look, time, what is tracked, limits.
import { screens } from "#locales/en/screens.ts";
import { you as t } from "#locales/en/you.ts";
import { checklist, settings } from "#store/settings.ts";
import { Card } from "#ui/card.tsx";
import { Lazy } from "#ui/lazy.tsx";
import { LinkList } from "#ui/link-list.tsx";
import { AccountCard } from "./account-card.tsx";
import { ChecklistCard } from "./checklist-card.tsx";
import { FirstScreenCard } from "./first-screen-card.tsx";
import { LookCard } from "./look-card.tsx";
import { OwnTrackersCard } from "./own-trackers-card.tsx";
import { PhoneCard } from "./phone-card.tsx";
import { RaiseCard } from "./raise-card.tsx";
import { TimeCard } from "./time-card.tsx";
import { TrackCard } from "./track-card.tsx";

const loadSharing = async () => (await import("./sharing-card.tsx")).SharingCard;
const loadLock = async () => (await import("./lock-card.tsx")).LockCard;

export function YouScreen() {
  const known = settings.value;
  return (
    <>
      <AccountCard />
      <Lazy load={loadSharing} />
      <LookCard />
      <FirstScreenCard />
      <PhoneCard />
      <Lazy load={loadLock} />
      {known ? (
        <>
          <TimeCard settings={known} />
          <TrackCard settings={known} />
          <ChecklistCard chosen={[...checklist.value]} />
          <OwnTrackersCard settings={known} />
          <RaiseCard />
        </>
      ) : (
        <Card>
          <p class="soft">{t.unreachable}</p>
        </Card>
      )}
      <Card>
        <LinkList
          links={[
            { href: "/hard-days", label: t.hardDays },
            { href: "/own-plan", label: screens.ownPlan },
            { href: "/noticed", label: t.noticed },
            { href: "/looks-for", label: screens.looksFor },
            { href: "/learn", label: t.learn },
            { href: "/about", label: t.aboutLink },
            { href: "/you/close", label: t.close },
          ]}
        />
      </Card>
    </>
  );
}
