// Owns bringing in the engine after the first paint; what is written before it is there waits in memory for it.
import { type Ending, onDevice, rememberBy, sessionState } from "#api/session.ts";

type Engine = typeof import("./engine.ts");

let engine: Engine | null = null;
let loading: Promise<Engine> | null = null;

function load(): Promise<Engine> {
  loading ??= import("./engine.ts").then(
    (loaded) => {
      engine = loaded;
      return loaded;
    },
    (error: unknown) => {
      // A bad network before the worker has kept the files: the next reason to load tries again.
      loading = null;
      throw error;
    },
  );
  return loading;
}

const quietly = (work: (loaded: Engine) => unknown): Promise<void> =>
  load().then(
    async (loaded) => void (await work(loaded)),
    () => undefined,
  );

export const openJournal = (): Promise<void> => quietly((loaded) => loaded.open());

/** A browser may forget the session and keep the keys: what it writes down last is lost in a crash. */
async function hasKeys(): Promise<boolean> {
  const all = await indexedDB.databases().catch(() => []);
  return all.some(({ name }) => name === "ebb-keys");
}

/** Who never had a journal here loads nothing for it. */
export async function leaveJournal(by: Ending): Promise<void> {
  if (loading || (await hasKeys().catch(() => false))) await quietly((loaded) => loaded.leave(by));
}

export const abandonJournal = (owner: string): Promise<void> =>
  quietly((loaded) => loaded.abandon(owner));

/** Half-written words and waiting changes are on the phone, as far as it takes them. */
export const putAway = async (): Promise<void> => {
  await engine?.putAway();
};

export function exitJournal(): void {
  engine?.exit();
}

export function startOffline(): void {
  rememberBy(() => load().then((loaded) => loaded.remembered()));
  onDevice((owner, device) => void quietly((loaded) => loaded.take(owner, device)));
  addEventListener("online", () => {
    if (sessionState.value !== "signed-out") void quietly(() => undefined);
  });
}
