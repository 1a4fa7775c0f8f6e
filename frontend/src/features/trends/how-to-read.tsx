// Owns the explanation of the charts: each sign drawn as it is drawn there.
import type { ComponentChildren } from "preact";
import { trends as t } from "#locales/en/trends.ts";

function Sign({ children, text }: { children: ComponentChildren; text: string }) {
  return (
    <li>
      <svg viewBox="0 0 40 24" width="40" height="24" aria-hidden="true">
        {children}
      </svg>
      <span>{text}</span>
    </li>
  );
}

export function HowToRead({ boundary }: { boundary: string }) {
  return (
    <details class="fold how">
      <summary>{t.howTitle}</summary>
      <ul>
        <Sign text={t.howDot}>
          <path class="plot-dots" d="M12 12h0" />
          <path class="plot-dots plot-many" d="M27 12h0" />
        </Sign>
        <Sign text={t.howLine}>
          <path class="plot-band" d="M2 14L14 6L26 10L38 4V14L26 20L14 16L2 22Z" />
          <path class="plot-line" d="M2 18L14 11L26 15L38 9" />
        </Sign>
        <Sign text={t.howGap}>
          <path class="plot-gap" d="M8 0H32V24H8Z" />
        </Sign>
        <Sign text={t.howTail}>
          <path class="plot-line plot-tail" d="M2 16L38 8" />
        </Sign>
        <Sign text={t.howUsual}>
          <path class="plot-usual" d="M2 6H38M2 18H38" />
        </Sign>
        <Sign text={t.howEvent}>
          <path class="plot-stem" d="M20 6V24" />
          <path class="plot-head" d="M20 1l4 4.5l-4 4.5l-4-4.5z" />
        </Sign>
        <Sign text={t.howCheck}>
          <path class="plot-check" d="M20 8l5 8h-10z" />
        </Sign>
      </ul>
      <p>{t.howBoundary(boundary)}</p>
    </details>
  );
}
