// Owns sending what was changed of the settings, one wish after the other, over what is stored. Refuses to lose any.

import { account } from "#api/session.ts";
import { getSettings, putSettings, type SettingsDocument } from "#api/settings.ts";
import { newId } from "#lib/ids.ts";
import { ProblemError, UnreachableError } from "#lib/problem.ts";
import type { Settings } from "#lib/settings.ts";
import { edit, queue } from "./outbox.ts";
import type { Change } from "./queue.ts";
import { adoptSettings, settingsDocument } from "./settings.ts";
import { fix, loosen, nextSettings, refuseParts, settle } from "./settings-queue.ts";
import { tell } from "./tabs.ts";

function show(document: SettingsDocument): void {
  adoptSettings(document);
  tell({ about: "settings", document });
}

async function made(change: Change): Promise<void> {
  if (!settingsDocument.value) show(await getSettings());
  const stored = settingsDocument.value as SettingsDocument;
  const noticeId = newId();
  await edit((all) => fix(all, change.mutationId, stored, noticeId));
}

/** Somebody else was first: the wish is made anew over what they saved. */
async function again({ mutationId, ifMatch }: Change, status: number): Promise<void> {
  const stored = await getSettings();
  // Refused over the very revision it was made for: not now.
  if (status === 412 && stored.revision === ifMatch) throw new UnreachableError();
  show(stored);
  const next = newId();
  await edit((all) => loosen(all, mutationId, next));
}

async function arrived({ mutationId, settings }: Change, revision: number): Promise<void> {
  const isNews = revision > (settingsDocument.value?.revision ?? -1);
  if (isNews) show({ revision, settings: settings?.body as Settings });
  const noticeId = newId();
  await edit((all) => settle(all, mutationId, noticeId));
}

async function refused({ mutationId }: Change, error: ProblemError): Promise<void> {
  const fields = error.fields.map(({ field }) => field);
  const restId = newId();
  await edit((all) => refuseParts(all, mutationId, fields, restId));
}

async function send(change: Change): Promise<void> {
  const { mutationId, ifMatch, settings } = change;
  const asked = { settings: settings?.body as Settings, revision: ifMatch ?? 0, mutationId };
  try {
    const { revision } = await putSettings(asked);
    await arrived(change, revision);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    if (error.status === 409 || error.status === 412) return again(change, error.status);
    if (![400, 413, 415, 422].includes(error.status)) throw error;
    await refused(change, error);
  }
}

/** Sends until no wish waits; throws what stopped it, with everything still there. */
export async function pushSettings(): Promise<void> {
  for (;;) {
    const owner = account.value;
    const next = owner && nextSettings(queue.value, owner);
    if (!next) return;
    await (next.sent ? send(next) : made(next));
  }
}
