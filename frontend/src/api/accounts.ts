// Owns reading who is signed in here, and signing out.
import { talk } from "./http.ts";
import { inTurn, refused } from "./refresh.ts";
import type { Account } from "./schema.gen.ts";
import { drop, talkAs } from "./session.ts";

/** Ends the session on the server first: a browser that only forgets would leave it open. */
export async function signOut(): Promise<void> {
  await inTurn(() => talk({ method: "POST", path: "/auth/logout" })).catch((error) => {
    // A session that had ended already needs no ending.
    if (!refused(error)) throw error;
  });
  drop();
}

export async function readProfile(): Promise<Account> {
  return (await talkAs<Account>({ method: "GET", path: "/account" })).data;
}
