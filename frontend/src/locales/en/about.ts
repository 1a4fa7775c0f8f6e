// Owns what Ebb is, what it is not, and who can see what.
export const about = {
  isTitle: "What this is",
  is: "This journal records what you choose to write. It is not medical advice, a diagnosis or an emergency service, and nobody is watching it.",
  amounts:
    "It never suggests how much of anything to take. Kratom products are not approved as medicines, and strength varies between products.",
  stop: "Do not stop or change prescribed medicines, alcohol or sedatives suddenly because of this app; talk to a clinician.",
  whoTitle: "Who can see what",
  whoLocked:
    "What you write is locked with a key that only your passphrase, your recovery code or an open session can open. Backups and the server's own files do not open it.",
  whoOpen:
    "While you use Ebb, the server handles your words in its memory to store them and show them to you. Whoever runs the server could change it to look at that moment.",
  whoCounts:
    "Whoever runs the server can see that an account exists, when it is used, and roughly how much is stored.",
  whoNobody: "Nothing is sent to anyone else. There is no analytics and no outside request.",
  phoneTitle: "On this phone",
  phone:
    "Nothing you write stays in the browser for now. Unsent entries are only in this open page until they are saved. Someone holding your unlocked phone while you are signed in can read your journal.",
  dangerTitle: "In danger now?",
  danger: "Help is at the top of every screen, also signed out and without a connection.",
  openHelp: "Open help",
} as const;
