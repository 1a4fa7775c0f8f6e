// Owns the room of a table that can be wider than the phone: it scrolls by itself, also by keyboard.
import type { ComponentChildren } from "preact";
import { trends as t } from "#locales/en/trends.ts";

export function TableRoom({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard (WCAG 2.2, 2.1.1)
    <section class="table-room" aria-label={t.tableOf(name)} tabIndex={0}>
      {children}
    </section>
  );
}
