// Owns turning a refused name, passphrase or code into calm words, beside the field they are about.
import { ProblemError } from "#lib/problem.ts";
import { refusal as t } from "#locales/en/refusal.ts";

export type Field = "login" | "password" | "current" | "code";
export type Refusal = { text: string; field: Field | null };

const whole = (text: string): Refusal => ({ text, field: null });

function invalid(error: ProblemError, passphrase: string): Refusal {
  const field = error.fields[0]?.field.split(".").pop()?.replace("new_", "");
  if (field === "login") return { text: t.name, field };
  if (field === "password") return { text: passphrase.length < 12 ? t.short : t.weak, field };
  return whole(t.other);
}

/** By slug first: the same status means different things on different routes. */
const bySlug = (): Record<string, Refusal> => ({
  "wrong-name-or-password": whole(t.pair),
  "wrong-password": { text: t.current, field: "current" },
  "wrong-recovery-code": { text: t.code, field: "code" },
  "wrong-last-group": { text: t.lastGroup, field: "code" },
  "login-taken": { text: t.taken, field: "login" },
  "credential-changed": whole(t.changed),
});

/** `passphrase` is the new one, to tell too short from too easy. */
export function refusalOf(error: unknown, passphrase = ""): Refusal {
  if (!(error instanceof ProblemError)) return whole(t.unreachable);
  const known = bySlug()[error.slug];
  if (known) return known;
  if (error.status === 401) return whole(t.ended);
  if (error.status === 429) return whole(t.many);
  return error.status === 422 ? invalid(error, passphrase) : whole(t.other);
}
