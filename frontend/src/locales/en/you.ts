// Owns the words of the settings.
import { words } from "#lib/words.ts";

export const you = words("you", {
  accountTitle: "Your journal",
  signedInAs: (login: string) => `Signed in as ${login}`,
  spareKey: "Spare key",
  codeOpen: "Not confirmed yet",
  passphrase: "Change passphrase",
  name: "Change name",
  sessions: "Where you are signed in",
  who: "Who can see what",
  learn: "Learn: overdose, mixing, stopping",
  close: "Close the journal for good",
  signOut: "Sign out",
  signOutWaiting: (count: number) =>
    `${count === 1 ? "One entry is" : `${count} entries are`} not saved yet. Signing out now may lose ${count === 1 ? "it" : "them"}.`,
  signOutKept: (count: number) =>
    `${count === 1 ? "One change is" : `${count} changes are`} not sent yet. ${count === 1 ? "It stays" : "They stay"} locked on this phone until you sign in here again.`,
  signOutAnyway: "Sign out anyway",
  stay: "Stay",
  signOutUnreachable:
    "The server did not answer, so you are still signed in. Try again with a connection.",

  phoneTitle: "On this phone",
  phoneHint:
    "Kept locked here, so that it opens without a connection. Signing out removes it. What is not sent yet always stays until it is.",
  phoneKeep: "Keep here",
  phoneDays: (days: number) => `The last ${days} days`,
  phoneNothing: "Nothing",
  phoneBorrowed: "Nothing is kept on this device.",
  phoneRefused: "This browser does not let Ebb keep anything here.",

  lookTitle: "Look",
  theme: "Colours",
  themeSystem: "As the phone",
  themeLight: "Light",
  themeDark: "Dark",

  timeTitle: "Time and place",
  zone: "Time zone",
  zoneDevice: (zone: string) => `As this phone: ${zone}`,
  boundary: "A new day starts at",
  boundaryHint: "What you record before this time still belongs to the day before.",
  region: "Country, for help numbers",
  regionNone: "Not chosen",

  trackTitle: "What you keep track of",
  trackHint:
    "Nothing is chosen for you. What you choose here appears on Today only after you tap Record, unless it is prescribed to you.",
  trackOpen: "Choose from a list",
  trackAdd: "Something else",
  trackName: "Name",
  trackUnit: "Unit you count in",
  trackPrescribed: "Prescribed to me",
  trackPrescribedHint: "Today then asks by its name: taken, missed or different.",
  productAdd: "Add a product",
  productName: "Name, as you call it",
  productStrength: "Strength on the label",
  productStrengthUnit: "Unit on the label",
  productStrengthWrong: "Use a number and its unit, or leave both empty",
  productRemove: "Remove",
  trackAddButton: "Add",
  trackNameNeeded: "Give it a name first",

  bodyTitle: "Body checklist",
  bodyHint: "These show on Today. Everything else is under More.",
  bodyGroupWithdrawal: "Withdrawal",

  hardDays: "Your plan for hard days",
  noticed: "What Ebb noticed",
  aboutLink: "About and limits",
  saved: "Saved",
  saveFailed: "This was not saved. Check the connection and try again.",
  loading: "One moment…",
  unreachable: "Your settings are not here yet. They appear when the server answers.",
});
