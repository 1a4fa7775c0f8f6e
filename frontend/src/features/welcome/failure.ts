// Owns turning a refused sign-up or sign-in into calm words.
import { ProblemError } from "#lib/problem.ts";
import { welcome as t } from "#locales/en/welcome.ts";

export type Failure = { text: string; field: "login" | "password" | null };

function invalid(error: ProblemError, password: string): Failure {
  const field = error.fields[0]?.field.split(".").pop();
  if (field === "login") return { text: t.nameWrong, field: "login" };
  if (field === "password") {
    return { text: password.length < 12 ? t.short : t.weak, field: "password" };
  }
  return { text: t.other, field: null };
}

export function failureOf(error: unknown, password: string): Failure {
  if (!(error instanceof ProblemError)) return { text: t.unreachable, field: null };
  switch (error.status) {
    case 401:
      return { text: t.wrong, field: null };
    case 409:
      return { text: t.taken, field: "login" };
    case 429:
      return { text: t.many, field: null };
    case 422:
      return invalid(error, password);
    default:
      return { text: t.other, field: null };
  }
}
