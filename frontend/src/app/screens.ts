// Owns the list of screens: their paths, titles, code, and who may see them.
import type { ComponentType } from "preact";
import { screens as t } from "#locales/en/screens.ts";

export type Screen = {
  at: RegExp;
  /** Asked for when drawn: the language may change. */
  title: () => string;
  load: () => Promise<ComponentType>;
  /** "anyone": also signed out. "stranger": only signed out. Otherwise only with a journal. */
  seenBy?: "anyone" | "stranger";
  /** Without tabs: a step on the way, or a place to be quiet. */
  alone?: boolean;
};

// Screens used one after the other come together.
const account = () => import("#features/account/screens.ts");
const sharing = () => import("#features/sharing/screens.ts");
const ways = () => import("#features/welcome/screens.ts");

export const loadHelp = async () => (await import("#features/help/help-screen.tsx")).HelpScreen;

export const WELCOME: Screen = {
  at: /^\/$/,
  title: () => t.welcome,
  seenBy: "stranger",
  alone: true,
  load: async () => (await import("#features/welcome/welcome-screen.tsx")).WelcomeScreen,
};

export const LOCKED: Screen = {
  at: /^\//,
  title: () => t.locked,
  alone: true,
  load: async () => (await import("./locked-screen.tsx")).LockedScreen,
};

/** This phone was handed over: what lies here for its reader, whatever the address says. */
export const HANDED: Screen = {
  at: /^\//,
  title: () => t.handed,
  alone: true,
  load: async () => (await import("./handed-screen.tsx")).HandedScreen,
};

export const SCREENS: Screen[] = [
  {
    at: /^\/help$/,
    title: () => t.help,
    seenBy: "anyone",
    load: loadHelp,
  },
  {
    at: /^\/quiet$/,
    title: () => t.quiet,
    seenBy: "anyone",
    alone: true,
    load: async () => (await import("#features/quiet/quiet-screen.tsx")).QuietScreen,
  },
  {
    at: /^\/hard-days$/,
    title: () => t.hardDays,
    load: async () => (await import("#features/hard-days/hard-days-screen.tsx")).HardDaysScreen,
  },
  {
    at: /^\/about$/,
    title: () => t.about,
    seenBy: "anyone",
    load: async () => (await import("#features/about/about-screen.tsx")).AboutScreen,
  },
  {
    at: /^\/learn$/,
    title: () => t.learn,
    seenBy: "anyone",
    load: async () => (await import("#features/learn/learn-screen.tsx")).LearnScreen,
  },
  {
    at: /^\/who$/,
    title: () => t.who,
    seenBy: "anyone",
    load: async () => (await import("#features/about/who-screen.tsx")).WhoScreen,
  },
  {
    at: /^\/sign-up$/,
    title: () => t.signUp,
    seenBy: "stranger",
    alone: true,
    load: async () => (await ways()).SignUpScreen,
  },
  {
    at: /^\/sign-in$/,
    title: () => t.signIn,
    seenBy: "stranger",
    alone: true,
    load: async () => (await ways()).SignInScreen,
  },
  {
    at: /^\/recover$/,
    title: () => t.recover,
    seenBy: "stranger",
    alone: true,
    load: async () => (await ways()).RecoverScreen,
  },
  {
    at: /^\/recovery-code$/,
    title: () => t.recoveryCode,
    alone: true,
    load: async () => (await account()).CodeScreen,
  },
  {
    at: /^\/journal$/,
    title: () => t.journal,
    load: async () => (await import("#features/journal/journal-screen.tsx")).JournalScreen,
  },
  {
    at: /^\/journal\/[0-9a-f-]{36}$/,
    title: () => t.entry,
    load: async () => (await import("#features/journal/entry-screen.tsx")).EntryScreen,
  },
  {
    at: /^\/week$/,
    title: () => t.week,
    load: async () => (await import("#features/week/week-screen.tsx")).WeekScreen,
  },
  {
    at: /^\/trends$/,
    title: () => t.trends,
    load: async () => (await import("#features/trends/trends-screen.tsx")).TrendsScreen,
  },
  {
    at: /^\/attention$/,
    title: () => t.attention,
    load: async () => (await import("#features/journal/attention-screen.tsx")).AttentionScreen,
  },
  {
    at: /^\/you$/,
    title: () => t.you,
    load: async () => (await import("#features/you/you-screen.tsx")).YouScreen,
  },
  {
    at: /^\/looks-for$/,
    title: () => t.looksFor,
    load: async () => (await import("#features/you/looks-for-screen.tsx")).LooksForScreen,
  },
  {
    at: /^\/noticed$/,
    title: () => t.noticed,
    load: async () => (await import("#features/today/flags/noticed-screen.tsx")).NoticedScreen,
  },
  {
    at: /^\/own-plan$/,
    title: () => t.ownPlan,
    load: async () => (await import("#features/you/own-plan-screen.tsx")).OwnPlanScreen,
  },
  {
    at: /^\/you\/lock$/,
    title: () => t.lock,
    load: async () => (await import("#features/you/lock-screen.tsx")).LockScreen,
  },
  {
    at: /^\/you\/share$/,
    title: () => t.share,
    alone: true,
    load: async () => (await sharing()).ShareScreen,
  },
  {
    at: /^\/you\/shares$/,
    title: () => t.shares,
    load: async () => (await sharing()).SharesScreen,
  },
  {
    at: /^\/you\/copy$/,
    title: () => t.copy,
    load: async () => (await import("#features/copy/copy-screen.tsx")).CopyScreen,
  },
  {
    at: /^\/you\/spare-key$/,
    title: () => t.spareKey,
    load: async () => (await account()).SpareKeyScreen,
  },
  {
    at: /^\/you\/passphrase$/,
    title: () => t.passphrase,
    load: async () => (await account()).PassphraseScreen,
  },
  {
    at: /^\/you\/name$/,
    title: () => t.name,
    load: async () => (await account()).NameScreen,
  },
  {
    at: /^\/you\/sessions$/,
    title: () => t.sessions,
    load: async () => (await account()).SessionsScreen,
  },
  {
    at: /^\/you\/close$/,
    title: () => t.close,
    load: async () => (await account()).DeleteScreen,
  },
];

export const screenAt = (path: string): Screen | undefined =>
  SCREENS.find((screen) => screen.at.test(path));
