// Owns the words of one's own account: the spare key, passphrase, name, sessions, the end.
import { words } from "#lib/words.ts";

export const account = words("account", {
  codeText:
    "This is the spare key. Keep it away from your phone. If you lose your password and this code, nobody, including us, can open your journal.",
  codeLogin: (login: string) => `You sign in as ${login}.`,
  codeLabel: "Recovery code",
  codeSave: "Save as a text file",
  codePrint: "Print",
  codeFile: "ebb-spare-key.txt",
  codeFileText: (login: string, code: string) =>
    `Spare key for the journal of ${login}\n\n${code}\n\nKeep it away from your phone.\n`,
  codeCopy: "Copy",
  codeCopied: "Copied",
  codeConfirm: "Type the last four characters",
  codeConfirmButton: "I have kept it",
  codeConfirmed: "Your spare key is confirmed.",
  codeLater: "Do this later",
  codeGone:
    "The code was shown once and is no longer on this screen. Everything else works, and under You you can get a new one.",
  codeToday: "Go to Today",

  keyOpenTitle: "The code you have",
  keyOpen: "It works, but it is not confirmed yet. Is it where you can find it again?",
  keyNewTitle: "A new code",
  keyNewHint: "The code you have keeps working until you confirm the new one.",
  keyNewButton: "Show me a new code",

  passphraseTitle: "A new passphrase",
  passphraseWhere: "You stay signed in here. Everywhere else you are signed out.",
  passphraseButton: "Change my passphrase",
  passphraseDone: "Your passphrase is changed.",
  passphraseLost:
    "The server did not answer, so the new passphrase may be in use already. If you are signed out, try the new one first, then the old one.",

  nameNow: (login: string) => `You sign in as ${login}. A name need not be yours.`,
  nameNew: "New name",
  nameButton: "Change my name",
  nameDone: (login: string) => `You now sign in as ${login}.`,

  sessionsHint: "Each phone, computer or program that can open your journal now.",
  sessionHere: "This device",
  sessionSeen: (since: string, last: string) => `Since ${since}, last used ${last}`,
  sessionEnd: "Sign out",
  sessionEnded: "Signed out there",
  sessionsEnd: "Sign out everywhere else",
  sessionsEnded: "Signed out everywhere else",
  sessionsOnlyHere: "You are signed in nowhere else.",
  sessionsUnreachable: "The list is not here yet. Try again with a connection.",
  tryAgain: "Try again",
  notDone: "That did not work. Try again in a moment.",

  endWords: "This closes your journal for good.",
  endCopies: "Copies a provider saved stay with them. Entries waiting on this phone go too.",
  endWaiting: (count: number) =>
    count === 1 ? "One entry is waiting here now." : `${count} entries are waiting here now.`,
  endFirst: "Save a copy first?",
  endFirstLink: "Take it with you",
  endType: "Type DELETE",
  endTypeWrong: "Type the word DELETE to go on",
  endWord: "DELETE",
  endButton: "Close my journal for good",
  endDone: "Your journal is closed. Nothing of it is left here.",

  waiting: "One moment…",
  back: "Back to You",
  loading: "One moment…",
});
