// Owns the person's account: coming in, what opens it, where it is open, its end.
import { readProfile } from "#api/accounts.ts";
import * as api from "#api/credentials.ts";
import type { Account } from "#api/schema.gen.ts";
import { account, drop } from "#api/session.ts";
import { abandonJournal } from "./offline.ts";
import { abandonOwn } from "./outbox.ts";
import { profile } from "./profile.ts";
import { recoveryCode } from "./session.ts";

export type { SessionView } from "#api/schema.gen.ts";

export const { suggestName, signIn, changePassphrase } = api;
export const { listSessions, endSession, endOtherSessions } = api;

/** Without a profile yet, the server will tell it all. */
function learn(news: Partial<Account>): void {
  if (profile.value) profile.value = { ...profile.value, ...news };
}

function showCode(shown: api.Opened): void {
  recoveryCode.value = shown;
  learn({ login: shown.login, recovery_code_confirmed: false });
}

export async function signUp(login: string, passphrase: string): Promise<void> {
  showCode(await api.register(login, passphrase));
}

export async function recover(recovery: api.Recovery): Promise<void> {
  showCode(await api.recover(recovery));
}

export async function makeNewCode(passphrase: string): Promise<void> {
  const code = await api.newRecoveryCode(passphrase);
  showCode({ login: profile.value?.login ?? "", code });
}

export async function confirmCode(lastGroup: string): Promise<void> {
  await api.confirmRecoveryCode(lastGroup);
  learn({ recovery_code_confirmed: true });
}

export async function changeName(passphrase: string, login: string): Promise<void> {
  await api.changeName(passphrase, login);
  // The server may write it a little differently than it was typed.
  profile.value = await readProfile();
}

export async function deleteAccount(passphrase: string): Promise<void> {
  await api.deleteAccount(passphrase);
  const owner = account.value;
  await abandonOwn();
  if (owner) await abandonJournal(owner);
  drop();
}
