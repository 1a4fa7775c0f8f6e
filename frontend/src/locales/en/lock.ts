// Owns the words of the lock: what stands before a locked journal, and the choice under You.
import { words } from "#lib/words.ts";

export const locked = words("locked", {
  hint: "Only you can open it.",
  pin: "PIN",
  unlock: "Unlock",
  waiting: "One moment…",
  wrong: (left: number) =>
    `That was not it. ${left === 1 ? "One more try" : `${left} more tries`}, then the copy on this phone is removed. Nothing you recorded is lost.`,
  unheard: "The phone did not answer. Please try again.",
  noPasskey: "Your phone did not open it. You can try again, or sign in with your passphrase.",
  spent:
    "The copy on this phone was removed after ten tries. Nothing you recorded is lost. Sign in with your passphrase to go on.",
  gone: "What this phone kept is not here any more. The browser may have removed it. Sign in with your passphrase to go on.",
  signIn: "Sign in with your passphrase",
  signInHint: "That takes the lock off. You can set a new one under You.",
  record: "Record something",
  recordHint: "Without unlocking: it can be written, not read.",
  recordDone: "Close",
});

export const lock = words("lock", {
  title: "Lock",
  hint: "Asks before the journal opens. Without unlocking you can still record and get help.",
  off: "Off",
  onPin: "On, with a PIN",
  onPasskey: "On, with your face, finger or screen lock",
  usePasskey: "Lock with face, finger or screen lock",
  passkeyHint: "The strongest lock. Your phone keeps the key to it, and it works offline.",
  passkeyName: "Journal",
  usePin: "Lock with a PIN",
  pinHint:
    "A PIN keeps other people who hold your phone out. It does not stop an expert with a full copy of the phone. After ten wrong tries the copy on this phone is removed; what you recorded is not lost.",
  pinNew: "New PIN, at least six digits",
  pinAgain: "The same again",
  pinShort: "At least six digits, and only digits",
  pinEasy: "People would try this one first. Choose another.",
  pinOther: "These two are not the same",
  save: "Turn on",
  cancel: "Not now",
  after: "Lock by itself",
  afterAtOnce: "When I leave the app",
  afterMinutes: (minutes: number) =>
    minutes === 1 ? "After 1 minute" : `After ${minutes} minutes`,
  now: "Lock now",
  takeOff: "Turn the lock off",
  offNow: "The lock is off",
  onNow: "The lock is on",
  notMade: "The lock was not turned on. Nothing has changed.",
  needsServer: "Turning it on needs a connection for a moment. Nothing has changed.",
  borrowed: "On a device that is not yours nothing is kept, so there is nothing to lock.",
  refused: "This browser lets Ebb keep nothing here, so there is nothing to lock.",
});
