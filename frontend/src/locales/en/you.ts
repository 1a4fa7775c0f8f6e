// Owns the words of the settings.
export const you = {
  accountTitle: "Your journal",
  signedInAs: (login: string) => `Signed in as ${login}`,
  codeOpen: "Your recovery code is not confirmed yet.",
  signOut: "Sign out",
  signOutWaiting: (count: number) =>
    `${count === 1 ? "One entry is" : `${count} entries are`} not saved yet. Signing out now may lose ${count === 1 ? "it" : "them"}.`,
  signOutAnyway: "Sign out anyway",
  stay: "Stay",
  signOutUnreachable:
    "The server did not answer, so you are still signed in. Try again with a connection.",

  lookTitle: "Look",
  theme: "Colours",
  themeSystem: "As the phone",
  themeLight: "Light",
  themeDark: "Dark",
  language: "Language",
  english: "English",

  timeTitle: "Time and place",
  zone: "Time zone",
  zoneDevice: (zone: string) => `As this phone: ${zone}`,
  boundary: "A new day starts at",
  boundaryHint: "What you record before this time still belongs to the day before.",
  region: "Country, for help numbers",
  regionNone: "Not chosen",

  trackTitle: "What you keep track of",
  trackHint:
    "Nothing is chosen for you. What you choose here appears on Today only after you tap Record.",
  trackAdd: "Something else",
  trackName: "Name",
  trackUnit: "Unit you count in",
  trackPrescribed: (name: string) => `${name} is prescribed to me`,
  productAdd: (name: string) => `Add a product: ${name}`,
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

  aboutLink: "About and limits",
  saved: "Saved",
  saveFailed: "This was not saved. Check the connection and try again.",
  loading: "One moment…",
  unreachable: "Your settings are not here yet. They appear when the server answers.",
} as const;
