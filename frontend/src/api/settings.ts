// Owns the settings routes.
import type { Settings } from "#lib/settings.ts";
import type { SettingsPut, SettingsView } from "./schema.gen.ts";
import { talkAs } from "./session.ts";

export type SettingsDocument = { revision: number; settings: Settings };

export async function getSettings(): Promise<SettingsDocument> {
  return (await talkAs<SettingsDocument>({ method: "GET", path: "/settings" })).data;
}

type PutArguments = { settings: Settings; revision: number; mutationId: string };

export async function putSettings(put: PutArguments): Promise<{ revision: number }> {
  const body: SettingsPut = { settings: put.settings, mutation_id: put.mutationId };
  const answer = await talkAs<SettingsView>({
    method: "PUT",
    path: "/settings",
    body,
    headers: { "If-Match": `"${put.revision}"` },
  });
  return answer.data;
}
