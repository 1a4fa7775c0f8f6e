// Owns the words of the frame around every screen.
export const shell = {
  app: "Ebb",
  help: "Get help now",
  exit: "Exit",
  tabs: "Main",
  tabToday: "Today",
  tabJournal: "Journal",
  tabYou: "You",
  skip: "Skip to content",
  loading: "One moment…",
  brokenTitle: "This screen stopped working",
  brokenText: "What you saved is safe. You can reload, or get help right away.",
  reload: "Reload",
  lostTitle: "There is nothing here",
  lostText: "This address leads nowhere in Ebb.",
  toToday: "Go to Today",
} as const;
