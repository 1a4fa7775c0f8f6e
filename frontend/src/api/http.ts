// Owns one HTTP exchange with our server; refuses to know about sessions.
import { ProblemError, type ProblemField, UnreachableError } from "#lib/problem.ts";

export type Exchange = {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
  keepalive?: boolean;
  patienceMs?: number;
};

export type Answer<T> = { status: number; data: T };

const BASE = "/api/v1";
const PATIENCE_MS = 20_000;

type ProblemBody = { type?: string; errors?: Partial<ProblemField>[] };

function fieldsOf(body: ProblemBody): ProblemField[] {
  const errors = Array.isArray(body.errors) ? body.errors : [];
  return errors.map(({ field, message }) => ({
    field: String(field ?? ""),
    message: String(message ?? ""),
  }));
}

export async function readProblem(response: Response): Promise<ProblemError> {
  const body = (await response.json().catch(() => ({}))) as ProblemBody;
  const slug = (body.type ?? "").split(/[/#:]/).pop() || `status-${response.status}`;
  return new ProblemError(response.status, slug, fieldsOf(body));
}

export async function send(exchange: Exchange): Promise<Response> {
  const headers: Record<string, string> = { Accept: "application/json", ...exchange.headers };
  if (exchange.body !== undefined) headers["Content-Type"] = "application/json";
  try {
    return await fetch(BASE + exchange.path, {
      method: exchange.method,
      headers,
      body: exchange.body === undefined ? null : JSON.stringify(exchange.body),
      cache: "no-store",
      credentials: "same-origin",
      keepalive: exchange.keepalive ?? false,
      signal: AbortSignal.timeout(exchange.patienceMs ?? PATIENCE_MS),
    });
  } catch {
    throw new UnreachableError();
  }
}

export async function talk<T>(exchange: Exchange): Promise<Answer<T>> {
  const response = await send(exchange);
  if (!response.ok) throw await readProblem(response);
  if (response.status === 204) return { status: 204, data: undefined as T };
  try {
    return { status: response.status, data: (await response.json()) as T };
  } catch {
    // A 2xx cut off on its way: it may be stored, so the same mutation is sent again.
    throw new UnreachableError();
  }
}
