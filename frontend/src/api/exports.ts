// Owns taking a copy along: the passphrase once more, then the bytes.
import { type Exchange, readProblem, send } from "./http.ts";
import { talkAs } from "./session.ts";

export type Format = "json" | "csv" | "fhir" | "pdf";
type Bytes = Uint8Array<ArrayBuffer>;

// Years of entries are opened one by one.
const PATIENCE_MS = 120_000;

async function bytesOf(exchange: Exchange): Promise<{ status: number; data: Bytes }> {
  const response = await send(exchange);
  if (!response.ok) throw await readProblem(response);
  return { status: response.status, data: new Uint8Array(await response.arrayBuffer()) };
}

async function getPermit(passphrase: string): Promise<string> {
  const body = { current_password: passphrase };
  const exchange = { method: "POST", path: "/export/permits", body } as const;
  return (await talkAs<{ permit: string }>(exchange)).data.permit;
}

export type ExportRequest = { format: Format; from: string; to: string; passphrase: string };

export async function getExport({ passphrase, ...asked }: ExportRequest): Promise<Bytes> {
  const permit = await getPermit(passphrase);
  const exchange = {
    method: "GET",
    path: `/export?${new URLSearchParams(asked)}`,
    headers: { Accept: "*/*", "Export-Permit": permit },
    patienceMs: PATIENCE_MS,
  } as const;
  return (await talkAs<Bytes>(exchange, bytesOf)).data;
}

export const getBytes = async (exchange: Exchange): Promise<Bytes> =>
  (await talkAs<Bytes>(exchange, bytesOf)).data;
