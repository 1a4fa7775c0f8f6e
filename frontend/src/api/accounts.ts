// Owns the account routes: signing up, in and out, the recovery code.
import { talk } from "./http.ts";
import type { Account, BrowserSession, NameSuggestion, RegisteredSession } from "./schema.gen.ts";
import { accept, drop, expectSession, talkAs } from "./session.ts";

export async function suggestName(): Promise<string> {
  const path = "/auth/name-suggestion";
  return (await talk<NameSuggestion>({ method: "GET", path })).data.login;
}

/** Opens a session and returns the recovery code, to be shown once. Safe to repeat after a lost answer. */
export async function register(login: string, password: string): Promise<string> {
  const answer = await talk<RegisteredSession>({
    method: "POST",
    path: "/auth/register",
    body: { login, password },
  });
  expectSession(false);
  accept(answer.data);
  return answer.data.recovery_code;
}

export type SignIn = { login: string; password: string; notMyDevice: boolean };

export async function signIn({ login, password, notMyDevice }: SignIn): Promise<void> {
  const answer = await talk<BrowserSession>({
    method: "POST",
    path: "/auth/login",
    body: { login, password, not_my_device: notMyDevice },
  });
  expectSession(notMyDevice);
  accept(answer.data);
}

export async function confirmRecoveryCode(lastGroup: string): Promise<void> {
  await talkAs({
    method: "POST",
    path: "/auth/recovery-code/confirm",
    body: { last_group: lastGroup },
  });
}

/** Ends the session on the server first: a browser that only forgets would leave it open. */
export async function signOut(): Promise<void> {
  await talk({ method: "POST", path: "/auth/logout" });
  drop();
}

export async function readProfile(): Promise<Account> {
  return (await talkAs<Account>({ method: "GET", path: "/account" })).data;
}
