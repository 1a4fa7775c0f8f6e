// Owns telling that something was synced: counted, so that who listens hears each time.
import { signal } from "@preact/signals";

export const synced = signal(0);
