// Owns the exchange of cookies for a token: one tab at a time, patient, and again where an answer was lost.
import { ProblemError, UnreachableError } from "#lib/problem.ts";
import { talk } from "./http.ts";
import type { BrowserSession } from "./schema.gen.ts";

export type Granted = Pick<BrowserSession, "access_token" | "expires_in" | "device">;

// A phone that changed its network waits for an answer that never comes; the next try gets one.
const REFRESH_PATIENCE_MS = 12_000;

export function refused(error: unknown): error is ProblemError {
  return error instanceof ProblemError && error.status === 401;
}

/** Whatever sets or clears the session's cookies takes its turn, across all tabs. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  // Web Locks are missing on plain http; there each tab only waits for itself.
  if (!navigator.locks) return work();
  return navigator.locks.request("ebb-refresh", work) as Promise<T>;
}

/** A try without an answer may have reached the server, and its cookie this browser, later than the next one. */
let superseded = false;

/** Each try carries what the cookie jar then holds. */
export async function earn(): Promise<Granted> {
  for (let tries = 1; ; tries += 1) {
    try {
      const exchange = { method: "POST", path: "/auth/refresh" } as const;
      const { data } = await talk<Granted>({ ...exchange, patienceMs: REFRESH_PATIENCE_MS });
      superseded = false;
      return data;
    } catch (error) {
      const lost = error instanceof UnreachableError;
      const again = lost ? tries === 1 : refused(error) && superseded;
      superseded = lost;
      if (!again) throw error;
    }
  }
}
