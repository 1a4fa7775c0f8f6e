// Owns asking for flags, for what they are looked for by, and sending what a person answers to one.
import type {
  Answer,
  Answered,
  Flags,
  ResponsesDocument,
  ResponsesView,
  Rules,
} from "./schema.gen.ts";
import { talkAs } from "./session.ts";

const asOf = (moment: string): string => new URLSearchParams({ as_of: moment }).toString();

export async function getFlags(moment: string): Promise<Flags> {
  return (await talkAs<Flags>({ method: "GET", path: `/flags?${asOf(moment)}` })).data;
}

export async function getHistory(moment: string): Promise<Flags> {
  return (await talkAs<Flags>({ method: "GET", path: `/flags/history?${asOf(moment)}` })).data;
}

export async function getRules(moment: string): Promise<Rules> {
  return (await talkAs<Rules>({ method: "GET", path: `/flags/rules?${asOf(moment)}` })).data;
}

export async function answerFlag(id: string, body: Answer): Promise<Answered> {
  return (await talkAs<Answered>({ method: "POST", path: `/flags/${id}/response`, body })).data;
}

export async function getResponses(): Promise<ResponsesView> {
  return (await talkAs<ResponsesView>({ method: "GET", path: "/flags/responses" })).data;
}

export async function putResponses(next: ResponsesDocument, revision: number): Promise<void> {
  await talkAs({
    method: "PUT",
    path: "/flags/responses",
    body: { flag_responses: next },
    headers: { "If-Match": `"${revision}"` },
  });
}
