// Owns what opens a share: a code to scan, the link, and the ways to pass it on.
import { sharing as t } from "#locales/en/sharing.ts";
import type { MadeShare } from "#store/shares.ts";
import { CopyButton } from "#ui/copy-button.tsx";

/** An image, not markup: what the server sends is never part of the page. */
const picture = (svg: string): string => `data:image/svg+xml,${encodeURIComponent(svg)}`;

function Send({ link }: { link: string }) {
  if (!navigator.share) return null;
  return (
    <button
      type="button"
      class="button-soft"
      onClick={() => void navigator.share({ url: link }).catch(() => undefined)}
    >
      {t.send}
    </button>
  );
}

export function LinkParts({ made }: { made: Pick<MadeShare, "link" | "qr_svg"> }) {
  return (
    <>
      <img class="share-code" src={picture(made.qr_svg)} alt={t.qr} />
      <div class="button-row">
        <CopyButton text={made.link} label={t.copyLink} done={t.copied} />
        <Send link={made.link} />
      </div>
      <details class="fold">
        <summary>{t.linkText}</summary>
        <p class="secret">{made.link}</p>
      </details>
    </>
  );
}
