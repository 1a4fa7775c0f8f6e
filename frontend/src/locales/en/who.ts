// Owns "Who can see what": the threat model in the words of the person it is about.
import { words } from "#lib/words.ts";

export const who = words("who", {
  inUseTitle: "While you use it",
  inUse:
    "The server handles your words in its memory to store them and to show them to you. Whoever runs it could change it to look at that moment. Running it yourself, or choosing people you trust, is the only answer to that.",
  storedTitle: "What is stored",
  stored:
    "Entries, their kinds and times, your settings and your name are locked. The key opens only with your passphrase, your spare key or an open session. The database, its backups and the server's secrets together do not open it when you are signed out.",
  deleted:
    "A deleted entry is overwritten. Copies of the server made before that keep it, still locked, until they are replaced.",
  operatorTitle: "What whoever runs it can see",
  operatorCounts: "That an account exists, and whether a name they already know has one.",
  operatorUse: "When you sign in, about when you last used it, and from which address.",
  operatorSizes:
    "How many entries there are, roughly how long each is, which share a kind and a month, and in what order they were saved. Not what they say.",
  operatorOrder:
    "Somebody who gets the server's files, by theft or by order, sees the same and could try to guess passphrases. The ones made by Ebb hold.",
  phoneTitle: "On this phone",
  phone:
    "While you are signed in, this phone keeps the last 90 days, what you are writing and what is not sent yet, all locked. The browser keeps the key on the same phone: somebody holding it unlocked can read your journal, and so can somebody with a full copy of what is on it.",
  phoneLock:
    "A lock, under You, closes the journal to somebody who holds your unlocked phone: nothing can be read before it is opened. An expert with the phone and the cookies in its browser could still ask the server for the key, until you sign out that phone from another device.",
  phoneOut:
    "Signing out, here or from another device, removes the copy and the key. What was not sent stays locked until you sign in again. You can choose to keep 7 days or nothing, under You.",
  phoneWork:
    "A phone or computer that belongs to an employer or a court may show its owner what is on the screen.",
  lostTitle: "If you lose your passphrase",
  lost: "Your spare key opens the journal and lets you choose a new passphrase. Without both, nobody can open it: not you, not us, and nobody who orders us to.",
  othersTitle: "Everybody else",
  others:
    "Nothing is sent to anyone else. There is no analytics and no outside request. Nobody is told what you write, however it sounds. What you share yourself shows what you chose, until you end it; the server keeps it sealed, and the key is in the link.",
  openKey: "Your spare key",
});
