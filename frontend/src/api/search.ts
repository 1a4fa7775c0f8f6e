// Owns looking for words: they travel in a body, never in an address.
import type { EntryPage } from "./entries.ts";
import type { Search } from "./schema.gen.ts";
import { talkAs } from "./session.ts";

export async function searchEntries(body: Search): Promise<EntryPage> {
  return (await talkAs<EntryPage>({ method: "POST", path: "/entries/search", body })).data;
}
