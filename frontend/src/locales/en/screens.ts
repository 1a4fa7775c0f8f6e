// Owns the names of the screens.
import { words } from "#lib/words.ts";

export const screens = words("screens", {
  today: "Today",
  journal: "Journal",
  trends: "Trends",
  entry: "Entry",
  week: "Your week",
  attention: "Your attention",
  you: "You",
  help: "Help",
  quiet: "Quiet",
  hardDays: "For hard days",
  locked: "Locked",
  lock: "Lock",
  welcome: "Ebb",
  signUp: "New journal",
  signIn: "Sign in",
  recover: "Spare key",
  recoveryCode: "Spare key",
  spareKey: "Spare key",
  // With a place to break: beside the way to help, a narrow phone has no room for the whole word.
  passphrase: "Pass\u00adphrase",
  name: "Name",
  sessions: "Signed in",
  close: "Close the journal",
  who: "Who can see what",
  about: "About and limits",
  learn: "Learn",
  looksFor: "What Ebb looks for",
  ownPlan: "Your own plan",
  noticed: "Noticed",
});
