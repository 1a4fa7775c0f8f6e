// Owns reading whole days back from the server.
import { loadPage } from "./entries.ts";

/** Every page of some days, both included. */
export async function loadDays(from: string, to: string): Promise<void> {
  let cursor: string | null = null;
  do {
    cursor = await loadPage({ from, to, limit: 200, ...(cursor && { cursor }) });
  } while (cursor);
}
