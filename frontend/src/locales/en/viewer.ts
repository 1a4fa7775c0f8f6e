// Owns the words of the page a shared record opens on. Whoever reads it is not its owner.
import { words } from "#lib/words.ts";

export const viewer = words("viewer", {
  title: "Shared record",
  help: "Help",
  introTitle: "A record was shared with you",
  intro:
    "Somebody chose parts of their own record for you to see. Nothing is opened, and nobody is told anything, before you press the button.",
  recipient: "Your name or practice",
  recipientHint: "The person who shared this will read it beside the time. You can leave it empty.",
  recipientNone: "Name not given",
  passcode: "Passcode",
  passcodeHint: "They give it to you in another way than the link.",
  open: "Open the record",
  opening: "Opening",
  wrongPasscode: (remaining: number) =>
    remaining === 1
      ? "That passcode does not fit. One try is left."
      : `That passcode does not fit. ${remaining} tries are left.`,
  missingPasscode: "Type the passcode first.",
  goneTitle: "This link does not open",
  gone: "It may have ended, or only part of it was copied. The person who gave it to you can make a new one.",
  broken: "What arrived does not open with this link. Only part of the link may have been copied.",
  old: "This browser is too old to open it. A newer one, or another device, will do.",
  busy: (seconds: number) => `Too many tries just now. Please try again in ${seconds} seconds.`,
  unreachable: "The server did not answer. Please check the connection and try again.",
  paper: "Save as PDF",
  paperFile: "shared-record.pdf",
  print: "Print",
  keeps:
    "This page keeps nothing: close it and it is gone. To see it again, open the link again. A copy you save or print may become part of a medical record.",
  paperOnly:
    "This code is made for the systems of a clinic. Here it can be saved as a PDF to read or print.",
});
