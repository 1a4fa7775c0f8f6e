// Owns light, dark or "as the phone": a class of colours, nothing about the person.
import { signal } from "@preact/signals";
import { forget, recall, remember } from "./storage.ts";

export type Theme = "system" | "light" | "dark";

const isTheme = (word: string | null): word is Theme => word === "light" || word === "dark";

function stored(): Theme {
  const word = recall("theme");
  return isTheme(word) ? word : "system";
}

export const theme = signal<Theme>(stored());

/** The bar of the browser follows the page, also when the choice is not the phone's. */
function paintBar(): void {
  const colour = getComputedStyle(document.documentElement).backgroundColor;
  for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
    if (theme.value !== "system") meta.setAttribute("content", colour);
  }
}

export function chooseTheme(choice: Theme): void {
  theme.value = choice;
  if (choice === "system") forget("theme");
  else remember("theme", choice);
}

export function startTheme(): void {
  theme.subscribe((choice) => {
    if (choice === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = choice;
    paintBar();
  });
}
