// Owns the words of taking a copy along, and of the sealed file that opens itself.
import { words } from "#lib/words.ts";

export const copies = words("copies", {
  title: "What kind of copy?",
  hint: "Everything you recorded in these days, for you to keep.",
  days: "Which days",
  everything: "Everything",
  lastYear: "The last year",
  lastMonths: "The last 90 days",
  format: "For what",
  json: "To keep all of it",
  jsonHint: "Complete, as JSON, for another program to take in",
  csv: "To look at in a spreadsheet",
  csvHint: "One table, as CSV",
  fhir: "For health programs",
  fhirHint: "In the format they read, FHIR",
  pdf: "To print or read",
  pdfHint: "A summary, as PDF",
  howLabel: "How it is saved",
  howTitle: "Sealed or plain?",
  sealed: "Sealed with a passphrase",
  sealedHint:
    "One file that opens in any browser, also without a connection, once the passphrase is typed. Nobody else can read it.",
  plain: "Plain",
  plainHint: "Everybody who finds the file can read it.",
  plainWarning:
    "It lands in the Downloads folder, where other apps and people with this phone may see it, and it may be copied into a cloud by itself.",
  fileTitle: "A passphrase for the file",
  fileLabel: "Passphrase of the file",
  fileKeep:
    "Write it down, away from the file. Without it nobody can open the file, and Ebb cannot either.",
  fileShort: "At least 12 characters",
  current: "This is asked so that nobody else takes your journal along.",
  make: "Save the copy",
  working: "One moment…",
  saved: "The copy is saved. It is where this phone puts downloads.",
  tooLarge: "That is too much for one file. Choose fewer days.",
  back: "Back to You",
});

/** What the sealed file says; its file may be opened years from now, far from here. */
export const sealedPage = words("sealedPage", {
  lang: "en",
  title: "A sealed file",
  hint: "It opens here, on this device, with its passphrase. Nothing is sent anywhere.",
  label: "Passphrase",
  open: "Open",
  wrong: "That was not it. Try again.",
  working: "One moment…",
  opened: "Opened.",
  save: "Save what is inside",
  old: "This browser cannot open it. Try a newer one.",
});
