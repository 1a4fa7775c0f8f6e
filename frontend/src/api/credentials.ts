// Owns the routes of coming in and of one's own account: names, passphrases, codes, sessions, the end of it.
import { talk } from "./http.ts";
import { earn, inTurn } from "./refresh.ts";
import type * as schema from "./schema.gen.ts";
import { accept, expectSession, talkAs } from "./session.ts";

export type Opened = { login: string; code: string };
export type SignIn = { login: string; password: string; notMyDevice: boolean };
export type Recovery = { code: string; passphrase: string; login: string | null };

/** Opens a session from a request whose answer sets its cookies. */
function open<T extends schema.BrowserSession>(
  path: string,
  body: unknown,
  notMyDevice = false,
): Promise<T> {
  return inTurn(async () => {
    const { data } = await talk<T>({ method: "POST", path, body });
    expectSession(notMyDevice);
    accept(data);
    return data;
  });
}

/** The keys once more, to be sealed under a lock: a browser gives back none that it holds. Null on a borrowed device. */
export function askDevice(): Promise<schema.Device | null> {
  return inTurn(async () => {
    const granted = await earn();
    accept(granted);
    return granted.device;
  });
}

/** Ends the session of the cookies in this browser; nothing else here changes. */
export async function endThisSession(): Promise<void> {
  await inTurn(() => talk({ method: "POST", path: "/auth/logout" }));
}

const opened = (answer: schema.RecoveredSession): Opened => ({
  login: answer.login,
  code: answer.recovery_code,
});

export async function suggestName(): Promise<string> {
  const path = "/auth/name-suggestion";
  return (await talk<schema.NameSuggestion>({ method: "GET", path })).data.login;
}

/** Opens a journal; its recovery code is to be shown once. Safe to repeat after a lost answer. */
export async function register(login: string, password: string): Promise<Opened> {
  const body: schema.RegisterRequest = { login, password };
  return opened(await open<schema.RecoveredSession>("/auth/register", body));
}

export async function signIn({ login, password, notMyDevice }: SignIn): Promise<void> {
  const body: schema.LoginRequest = { login, password, not_my_device: notMyDevice };
  await open<schema.BrowserSession>("/auth/login", body, notMyDevice);
}

/** A new passphrase by the code alone. The used code stays good until the new one is confirmed. */
export async function recover({ code, passphrase, login }: Recovery): Promise<Opened> {
  const body: schema.RecoverRequest = {
    recovery_code: code,
    new_password: passphrase,
    new_login: login,
  };
  return opened(await open<schema.RecoveredSession>("/auth/recover", body));
}

/** Every other session ends; this one goes on with a new token and new cookies. */
export async function changePassphrase(current: string, wanted: string): Promise<void> {
  const body: schema.PasswordRequest = { current_password: current, new_password: wanted };
  await talkAs<schema.BrowserSession>({ method: "PUT", path: "/auth/password", body }, (asked) =>
    inTurn(async () => {
      const answer = await talk<schema.BrowserSession>(asked);
      accept(answer.data);
      return answer;
    }),
  );
}

export async function changeName(current: string, login: string): Promise<void> {
  const body: schema.LoginNameRequest = { current_password: current, login };
  await talkAs({ method: "PUT", path: "/auth/login-name", body });
}

export async function newRecoveryCode(current: string): Promise<string> {
  const body: schema.PasswordConfirmation = { current_password: current };
  const path = "/auth/recovery-code";
  return (await talkAs<schema.NewRecoveryCode>({ method: "POST", path, body })).data.recovery_code;
}

export async function confirmRecoveryCode(lastGroup: string): Promise<void> {
  const body: schema.ConfirmCodeRequest = { last_group: lastGroup };
  await talkAs({ method: "POST", path: "/auth/recovery-code/confirm", body });
}

export async function listSessions(): Promise<schema.SessionView[]> {
  return (await talkAs<schema.SessionList>({ method: "GET", path: "/auth/sessions" })).data
    .sessions;
}

export async function endSession(id: string): Promise<void> {
  await talkAs({ method: "DELETE", path: `/auth/sessions/${id}` });
}

export async function endOtherSessions(): Promise<void> {
  await talkAs({ method: "DELETE", path: "/auth/sessions" });
}

export async function deleteAccount(current: string): Promise<void> {
  const body: schema.PasswordConfirmation = { current_password: current };
  await talkAs({ method: "DELETE", path: "/account", body }, (asked) =>
    inTurn(() => talk<unknown>(asked)),
  );
}
