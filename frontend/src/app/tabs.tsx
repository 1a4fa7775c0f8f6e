// Owns the bar at the bottom: the three places of the journal.
import { shell } from "#locales/en/shell.ts";
import { Icon, type IconName } from "#ui/icon.tsx";
import "./tabs.css";

const TABS: { href: string; icon: IconName; label: string }[] = [
  { href: "/", icon: "today", label: shell.tabToday },
  { href: "/journal", icon: "journal", label: shell.tabJournal },
  { href: "/you", icon: "you", label: shell.tabYou },
];

export function Tabs({ at }: { at: string }) {
  return (
    <nav class="tabs" aria-label={shell.tabs}>
      {TABS.map((tab) => (
        <a key={tab.href} href={tab.href} aria-current={tab.href === at ? "page" : undefined}>
          <span class="tab-icon">
            <Icon name={tab.icon} />
          </span>
          {tab.label}
        </a>
      ))}
    </nav>
  );
}
