// Owns the names of the screens.
export const screens = {
  today: "Today",
  journal: "Journal",
  entry: "Entry",
  attention: "Your attention",
  you: "You",
  help: "Help",
  quiet: "Quiet",
  welcome: "Ebb",
  signUp: "New journal",
  signIn: "Sign in",
  recoveryCode: "Spare key",
  about: "About and limits",
} as const;
