// Owns the top of every screen: where you are, the way to help, the way out.
import { leave } from "#lib/exit.ts";
import { shell } from "#locales/en/shell.ts";
import { exitJournal } from "#store/offline.ts";
import { Icon } from "#ui/icon.tsx";
import "./header.css";

function exit(): void {
  exitJournal();
  leave();
}

export function Header({ title, subtitle }: { title: string; subtitle?: string | undefined }) {
  return (
    <header class="header">
      <div class="header-title">
        <h1 tabIndex={-1}>{title}</h1>
        {subtitle && <p class="soft">{subtitle}</p>}
      </div>
      <div class="header-ways">
        <button type="button" class="exit" onClick={exit}>
          {shell.exit}
        </button>
        <a class="help-pill" href="/help">
          <Icon name="phone" size={20} />
          {shell.help}
        </a>
      </div>
    </header>
  );
}
