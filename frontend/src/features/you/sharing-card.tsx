// Owns the ways from You to whom one shows something, and what is open now.
import { useEffect } from "preact/hooks";
import { isOpen } from "#lib/sharing.ts";
import { shared as t } from "#locales/en/shared.ts";
import { knowShares, shares } from "#store/shares.ts";
import { Card } from "#ui/card.tsx";
import { LinkList } from "#ui/link-list.tsx";

export function SharingCard() {
  useEffect(() => {
    knowShares().catch(() => undefined);
  }, []);
  const open = (shares.value ?? []).filter(isOpen).length;
  return (
    <Card title={t.youTitle}>
      <LinkList
        links={[
          { href: "/you/share", label: t.youShare },
          { href: "/you/shares", label: t.youLinks, note: open > 0 ? t.youOpen(open) : undefined },
          { href: "/you/copy", label: t.youCopy },
        ]}
      />
    </Card>
  );
}
