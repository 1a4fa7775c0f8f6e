// Owns the routes of sharing: what there is to choose from, the report, the links and who opened them.
import type { Paper, Recorded, ReportChoice, Share } from "#lib/sharing.ts";
import { getBytes } from "./exports.ts";
import type { Series } from "./schema.gen.ts";
import { talkAs } from "./session.ts";

/** What a provider sees: texts in the order in which they are read, and the numbers behind the charts. */
export type Report = {
  version: 1;
  language: "en" | "es";
  title: string;
  as_of: string;
  from: string;
  to: string;
  by: "day" | "week";
  heading: string[];
  sections: {
    id: string;
    title: string;
    lines: string[];
    table: { head: string[]; rows: string[][] } | null;
  }[];
  charts: { id: string; title: string; series: Series }[];
  notices: string[];
};

/** What a link needs beside what goes along. */
export type ShareRequest = ReportChoice & {
  mode: "link" | "clinic";
  label: string;
  passcode: string | null;
  expires_at: string | null;
  keep_fresh: boolean;
  paper: Paper;
  /** The same once more is answered with the share that was made. */
  mutation_id: string;
};

/** With what opens it. */
export type MadeShare = Share & {
  link: string;
  shlink: string;
  qr_svg: string;
  /** Of a clinic code: programs outside cannot fetch from this server. */
  warning: "not_reachable" | null;
};
export type Opening = { at: string; recipient: string };
export type ShareChange = Partial<Pick<Share, "expires_at" | "label" | "hold_back" | "keep_fresh">>;

// A year of entries becomes a report, a bundle and a paper.
const PATIENCE_MS = 40_000;

const at = (id: string, rest = ""): string => `/shares/${id}${rest}`;

export async function getChoices(from: string, to: string): Promise<Recorded[]> {
  const path = `/shares/choices?${new URLSearchParams({ from, to })}`;
  return (await talkAs<{ choices: Recorded[] }>({ method: "GET", path })).data.choices;
}

export async function getPreview(body: ReportChoice): Promise<Report> {
  const exchange = {
    method: "POST",
    path: "/shares/preview",
    body,
    patienceMs: PATIENCE_MS,
  } as const;
  return (await talkAs<Report>(exchange)).data;
}

/** The same as paper. */
export const getPaper = (body: ReportChoice & { paper: Paper }): Promise<Uint8Array<ArrayBuffer>> =>
  getBytes({
    method: "POST",
    path: "/shares/paper",
    body,
    headers: { Accept: "application/pdf" },
    patienceMs: PATIENCE_MS,
  });

export async function createShare(body: ShareRequest): Promise<MadeShare> {
  const exchange = { method: "POST", path: "/shares", body, patienceMs: PATIENCE_MS } as const;
  return (await talkAs<MadeShare>(exchange)).data;
}

/** `unreadable`: ids of what was changed outside Ebb; all that can be done with it is to end it. */
export type ShareList = { shares: Share[]; unreadable: string[] };

export async function listShares(): Promise<ShareList> {
  return (await talkAs<ShareList>({ method: "GET", path: "/shares" })).data;
}

export async function getShare(id: string): Promise<MadeShare> {
  return (await talkAs<MadeShare>({ method: "GET", path: at(id) })).data;
}

export async function getOpenings(id: string): Promise<{ openings: Opening[]; forgotten: number }> {
  const exchange = { method: "GET", path: at(id, "/log") } as const;
  return (await talkAs<{ openings: Opening[]; forgotten: number }>(exchange)).data;
}

export async function changeShare(id: string, body: ShareChange): Promise<Share> {
  return (await talkAs<Share>({ method: "PATCH", path: at(id), body, patienceMs: PATIENCE_MS }))
    .data;
}

export async function refreshShare(id: string): Promise<Share> {
  const exchange = { method: "POST", path: at(id, "/refresh"), patienceMs: PATIENCE_MS } as const;
  return (await talkAs<Share>(exchange)).data;
}

export async function endShare(id: string): Promise<void> {
  await talkAs({ method: "DELETE", path: at(id) });
}
