// Owns what can go wrong with a request, in two shapes: refused by the server, or never answered.

export type ProblemField = { field: string; message: string };

/** An RFC 9457 answer. Its words are for logs of the server's making; screens choose their own by `slug`. */
export class ProblemError extends Error {
  readonly status: number;
  readonly slug: string;
  readonly fields: ProblemField[];

  constructor(status: number, slug: string, fields: ProblemField[] = []) {
    super(slug);
    this.status = status;
    this.slug = slug;
    this.fields = fields;
  }
}

/** No answer that can be trusted arrived: offline, cut off, or the server is restarting. */
export class UnreachableError extends Error {}

/** Worth another try later with the very same body: nothing says the request itself was wrong. */
export function isPassing(error: unknown): boolean {
  if (error instanceof UnreachableError) return true;
  return error instanceof ProblemError && (error.status >= 500 || error.status === 429);
}
