// Owns the list of screens: their paths, titles, code, and who may see them.
import type { ComponentType } from "preact";
import { screens as t } from "#locales/en/screens.ts";

export type Screen = {
  at: RegExp;
  title: string;
  load: () => Promise<ComponentType>;
  /** "anyone": also signed out. "stranger": only signed out. Otherwise only with a journal. */
  seenBy?: "anyone" | "stranger";
  /** Without tabs: a step on the way, or a place to be quiet. */
  alone?: boolean;
};

export const WELCOME: Screen = {
  at: /^\/$/,
  title: t.welcome,
  seenBy: "stranger",
  alone: true,
  load: async () => (await import("#features/welcome/welcome-screen.tsx")).WelcomeScreen,
};

export const SCREENS: Screen[] = [
  {
    at: /^\/help$/,
    title: t.help,
    seenBy: "anyone",
    load: async () => (await import("#features/help/help-screen.tsx")).HelpScreen,
  },
  {
    at: /^\/quiet$/,
    title: t.quiet,
    seenBy: "anyone",
    load: async () => (await import("#features/quiet/quiet-screen.tsx")).QuietScreen,
  },
  {
    at: /^\/about$/,
    title: t.about,
    seenBy: "anyone",
    load: async () => (await import("#features/about/about-screen.tsx")).AboutScreen,
  },
  {
    at: /^\/sign-up$/,
    title: t.signUp,
    seenBy: "stranger",
    alone: true,
    load: async () => (await import("#features/welcome/sign-up-screen.tsx")).SignUpScreen,
  },
  {
    at: /^\/sign-in$/,
    title: t.signIn,
    seenBy: "stranger",
    alone: true,
    load: async () => (await import("#features/welcome/sign-in-screen.tsx")).SignInScreen,
  },
  {
    at: /^\/recovery-code$/,
    title: t.recoveryCode,
    alone: true,
    load: async () => (await import("#features/welcome/recovery-screen.tsx")).RecoveryScreen,
  },
  {
    at: /^\/journal$/,
    title: t.journal,
    load: async () => (await import("#features/journal/journal-screen.tsx")).JournalScreen,
  },
  {
    at: /^\/journal\/[0-9a-f-]{36}$/,
    title: t.entry,
    load: async () => (await import("#features/journal/entry-screen.tsx")).EntryScreen,
  },
  {
    at: /^\/attention$/,
    title: t.attention,
    load: async () => (await import("#features/journal/attention-screen.tsx")).AttentionScreen,
  },
  {
    at: /^\/you$/,
    title: t.you,
    load: async () => (await import("#features/you/you-screen.tsx")).YouScreen,
  },
];

export const screenAt = (path: string): Screen | undefined =>
  SCREENS.find((screen) => screen.at.test(path));
