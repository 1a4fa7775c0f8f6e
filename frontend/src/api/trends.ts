// Owns asking for trends.
import type { Trends } from "./schema.gen.ts";
import { talkAs } from "./session.ts";

// Twenty years take longer than a moment on a small server.
const PATIENCE_MS = 40_000;

export async function getTrends(from: string, to: string): Promise<Trends> {
  const search = new URLSearchParams({ from, to });
  const path = `/trends?${search}`;
  return (await talkAs<Trends>({ method: "GET", path, patienceMs: PATIENCE_MS })).data;
}
