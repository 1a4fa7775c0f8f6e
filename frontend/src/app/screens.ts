// Owns the list of screens: their paths, titles and code.
import type { ComponentType } from "preact";
import { screens as t } from "#locales/en/screens.ts";

export type Screen = {
  at: RegExp;
  title: string;
  load: () => Promise<ComponentType>;
  /** Shown to a person who is not signed in as well. */
  open?: boolean;
};

export const SCREENS: Screen[] = [
  {
    at: /^\/help$/,
    title: t.help,
    open: true,
    load: async () => (await import("#features/help/help-screen.tsx")).HelpScreen,
  },
];

export const screenAt = (path: string): Screen | undefined =>
  SCREENS.find((screen) => screen.at.test(path));
