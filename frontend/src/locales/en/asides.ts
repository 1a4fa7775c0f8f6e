// Owns the words of what Today asks by the way: how a craving went, whether the spare key is kept, whether to lock.
import { words } from "#lib/words.ts";

export const asides = words("asides", {
  followUp: (intensity: number, time: string) => `The ${intensity} at ${time}`,
  followUpHint: "How is it now?",
  outcomeSaved: "Noted",
  usedTitle: "Thank you for writing it down.",
  usedText:
    "Nothing here is erased, and nothing was sent because you wrote it. What would help in the next hour?",
  talk: "Talk to someone",
  quiet: "Two quiet minutes",
  done: "Done",
  keyTitle: "Is your spare key in a safe place?",
  keyText: "It is the only way back in if you lose your passphrase. Confirming it takes a minute.",
  keyConfirm: "Confirm it",
  keyLater: "Not now",
  lockTitle: "Keep it to yourself?",
  lockText:
    "With a lock, only your face, your finger or a PIN opens this journal. Recording and help work without it.",
  lockChoose: "Choose a lock",
  lockLater: "Not now",
});
