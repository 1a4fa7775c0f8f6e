// Owns the place of the focus: when what had it goes away, it moves to what stands there now, not to the top.

type Step = { parent: Element; at: number };

const CONTROLS = "input, select, textarea, button, a[href], summary";

let held: Element | null = null;
let trail: Step[] = [];

function trailOf(element: Element): Step[] {
  const steps: Step[] = [];
  for (let each = element; each.parentElement; each = each.parentElement) {
    steps.push({
      parent: each.parentElement,
      at: [...each.parentElement.children].indexOf(each),
    });
  }
  return steps;
}

function arrive({ target }: FocusEvent): void {
  // The message at the bottom goes by itself: what had the focus before it gets it back.
  if (!(target instanceof Element) || target.closest("[data-passing]")) return;
  held = target;
  trail = trailOf(target);
}

/** Leaving for nowhere on purpose is leaving; an element that was taken away did not leave. */
function depart({ target, relatedTarget }: FocusEvent): void {
  if (relatedTarget) return;
  queueMicrotask(() => {
    if (target === held && held?.isConnected) held = null;
  });
}

function standIn(): HTMLElement | null {
  if (held?.isConnected) return held as HTMLElement;
  const step = trail.find(({ parent }) => parent.isConnected);
  const place = step?.parent.children[Math.min(step.at, step.parent.children.length - 1)];
  const here = (place ?? step?.parent ?? null) as HTMLElement | null;
  return here?.querySelector<HTMLElement>("h2, h3") ?? here?.querySelector(CONTROLS) ?? here;
}

function mend(): void {
  if (!held || document.activeElement !== document.body) return;
  const next = standIn();
  if (!next) return;
  next.focus({ preventScroll: true });
  // What a keyboard reaches anyway must stay so, also when it cannot take the focus now.
  if (document.activeElement === next || next.matches(CONTROLS)) return;
  next.tabIndex = -1;
  next.focus({ preventScroll: true });
}

export function startKeepingFocus(): void {
  document.addEventListener("focusin", arrive);
  document.addEventListener("focusout", depart);
  new MutationObserver(mend).observe(document.body, { childList: true, subtree: true });
}
