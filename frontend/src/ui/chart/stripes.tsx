// Owns what fills gaps, for all charts of a page.

/** What fills gaps, for all charts: it must be drawn somewhere to be used. */
export function Stripes() {
  return (
    <svg class="visually-hidden" aria-hidden="true">
      <defs>
        <pattern
          id="stripes"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path class="stripe" d="M0 0V6" />
        </pattern>
      </defs>
    </svg>
  );
}
