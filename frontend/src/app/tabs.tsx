// Owns the bar at the bottom: the four places of the journal.
import { shell } from "#locales/en/shell.ts";
import { Icon, type IconName } from "#ui/icon.tsx";
import "./tabs.css";

const tabs = (): { href: string; icon: IconName; label: string }[] => [
  { href: "/", icon: "today", label: shell.tabToday },
  { href: "/journal", icon: "journal", label: shell.tabJournal },
  { href: "/trends", icon: "trends", label: shell.tabTrends },
  { href: "/you", icon: "you", label: shell.tabYou },
];

/** A screen below a tab still belongs to it. */
function isAt(href: string, at: string): "page" | "true" | undefined {
  if (href === at) return "page";
  return href !== "/" && at.startsWith(`${href}/`) ? "true" : undefined;
}

export function Tabs({ at }: { at: string }) {
  return (
    <nav class="tabs" aria-label={shell.tabs}>
      {tabs().map((tab) => (
        <a key={tab.href} href={tab.href} aria-current={isAt(tab.href, at)}>
          <span class="tab-icon">
            <Icon name={tab.icon} />
          </span>
          {tab.label}
        </a>
      ))}
    </nav>
  );
}
