// Owns who is signed in here, as the server tells it.
import { signal } from "@preact/signals";
import type { Account } from "#api/schema.gen.ts";

export const profile = signal<Account | null>(null);
