// Owns what this page takes out of a FHIR bundle: the report it draws, and the paper.
import type { Report } from "#ui/report/shape.ts";

const REPORT_TYPE = "application/vnd.ebb.report+json";
const PAPER_TYPE = "application/pdf";

type Resource = {
  resourceType?: string;
  contentType?: string;
  data?: string;
  content?: { attachment?: { contentType?: string; data?: string } }[];
};
type Bundle = { resourceType?: string; entry?: { resource?: Resource }[] };

export type Opened = { report: Report | null; paper: Uint8Array<ArrayBuffer> | null };

/** Plain base64, as FHIR has it. */
const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

function findReport(resources: readonly Resource[]): Report | null {
  const binary = resources.find(
    ({ resourceType, contentType }) => resourceType === "Binary" && contentType === REPORT_TYPE,
  );
  if (!binary?.data) return null;
  const report = JSON.parse(new TextDecoder().decode(fromBase64(binary.data))) as Report;
  return report.version === 1 ? report : null;
}

function findPaper(resources: readonly Resource[]): Uint8Array<ArrayBuffer> | null {
  const attachments = resources.flatMap(({ content = [] }) =>
    content.map(({ attachment }) => attachment),
  );
  const data = attachments.find((each) => each?.contentType === PAPER_TYPE)?.data;
  return data ? fromBase64(data) : null;
}

/** Throws where it is no bundle. */
export function readBundle(bytes: Uint8Array): Opened {
  const bundle = JSON.parse(new TextDecoder().decode(bytes)) as Bundle;
  if (bundle.resourceType !== "Bundle") throw new Error("no bundle");
  const resources = (bundle.entry ?? []).flatMap(({ resource }) => (resource ? [resource] : []));
  return { report: findReport(resources), paper: findPaper(resources) };
}
