// Owns what the tabs of one browser tell each other about the journal; in memory, never stored.
import { account } from "#api/session.ts";
import type { SettingsDocument } from "#api/settings.ts";
import type { Step, Truth } from "./entries.ts";

export type News =
  | { about: "keys" }
  | { about: "exit" }
  | { about: "queue" }
  | { about: "entries"; truths: [string, Truth][]; steps: Step[] }
  | { about: "settings"; document: SettingsDocument }
  | { about: "history" };

type Letter = { owner: string | null; news: News };

const channel = new BroadcastChannel("ebb-journal");

export function tell(news: News): void {
  channel.postMessage({ owner: account.value, news } satisfies Letter);
}

/** Only what concerns the same person's journal. */
export function listen(hear: (news: News) => void): void {
  channel.addEventListener("message", ({ data }: MessageEvent<Letter>) => {
    if (data.owner === account.value) hear(data.news);
  });
}
