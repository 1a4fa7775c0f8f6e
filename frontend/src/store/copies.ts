// Owns making a copy of the journal as a file, sealed on this phone or plain. Refuses to keep it.
import { type ExportRequest, type Format, getExport } from "#api/exports.ts";
import { download } from "#lib/download.ts";
import { type PageCode, type PageWords, sealUnder, selfOpening } from "#lib/sealed-file.ts";

export type { Format };

const TYPES: Record<Format, string> = {
  json: "application/json",
  csv: "text/csv",
  fhir: "application/fhir+json",
  pdf: "application/pdf",
};
const ENDINGS: Record<Format, string> = { json: "json", csv: "csv", fhir: "fhir.json", pdf: "pdf" };

/** A name that says nothing of what is inside to whoever looks over a shoulder. */
const nameOf = ({ from, to }: ExportRequest, ending: string): string =>
  `copy-${from}-${to}.${ending}`;

export async function savePlain(asked: ExportRequest): Promise<void> {
  const content = await getExport(asked);
  download(
    new Blob([content], { type: TYPES[asked.format] }),
    nameOf(asked, ENDINGS[asked.format]),
  );
}

type Sealing = { passphrase: string; code: PageCode; words: PageWords };

/** The server gives the bytes once; from there on only the passphrase opens them. */
export async function saveSealed(asked: ExportRequest, sealing: Sealing): Promise<void> {
  const content = await getExport(asked);
  const jwe = await sealUnder(sealing.passphrase, content, TYPES[asked.format]);
  const parts = { jwe, fileName: nameOf(asked, ENDINGS[asked.format]), words: sealing.words };
  const page = await selfOpening(parts, sealing.code);
  download(new Blob([page], { type: "text/html" }), nameOf(asked, "html"));
}
