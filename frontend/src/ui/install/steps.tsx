// Owns the two steps of adding Ebb by hand, with the signs as the phone draws them.
import { install as t } from "#locales/en/install.ts";

const SHARE = "M12 15V3.5M8 7l4-4 4 4M8.5 10.5H6v10h12v-10h-2.5";
const ADD = "M5 5h14v14H5zM12 8.5v7M8.5 12h7";

function Step({ sign, text }: { sign: string; text: string }) {
  return (
    <li>
      <span class="install-sign">
        <svg
          aria-hidden="true"
          width="28"
          height="28"
          viewBox="0 0 24 24"
          fill="none"
          stroke="currentColor"
          stroke-width="1.6"
          stroke-linecap="round"
          stroke-linejoin="round"
        >
          <path d={sign} />
        </svg>
      </span>
      {text}
    </li>
  );
}

export function Steps() {
  return (
    <ol class="install-steps">
      <Step sign={SHARE} text={t.stepShare} />
      <Step sign={ADD} text={t.stepAdd} />
    </ol>
  );
}
