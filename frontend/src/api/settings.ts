// Owns the settings routes.
import type { Settings } from "#lib/settings.ts";
import { talkAs } from "./session.ts";

export type SettingsDocument = { revision: number; settings: Settings };

export async function getSettings(): Promise<SettingsDocument> {
  return (await talkAs<SettingsDocument>({ method: "GET", path: "/settings" })).data;
}

type PutSettings = { settings: Settings; revision: number; mutationId: string };

export async function putSettings(put: PutSettings): Promise<{ revision: number }> {
  const answer = await talkAs<{ revision: number }>({
    method: "PUT",
    path: "/settings",
    body: { settings: put.settings, mutation_id: put.mutationId },
    headers: { "If-Match": `"${put.revision}"` },
  });
  return answer.data;
}
