import assert from "node:assert/strict";
import { test } from "node:test";
import { readBundle } from "./bundle.ts";

const b64 = (text: string) => Buffer.from(text).toString("base64");
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const report = (version: number) => ({
  resource: {
    resourceType: "Binary",
    contentType: "application/vnd.ebb.report+json",
    data: b64(JSON.stringify({ version, title: "Año" })),
  },
});
const paper = {
  resource: {
    resourceType: "DocumentReference",
    content: [{ attachment: { contentType: "application/pdf", data: b64("%PDF-1.7") } }],
  },
};

test("the report and the paper are found wherever they stand", () => {
  const opened = readBundle(
    bytes({ resourceType: "Bundle", entry: [{ resource: {} }, paper, {}, report(1)] }),
  );

  assert.equal(opened.report?.title, "Año");
  assert.equal(new TextDecoder().decode(opened.paper ?? undefined), "%PDF-1.7");
});

test("a bundle without them, or with a report of another version, still opens", () => {
  assert.deepEqual(readBundle(bytes({ resourceType: "Bundle", entry: [report(2)] })), {
    report: null,
    paper: null,
  });
  assert.deepEqual(readBundle(bytes({ resourceType: "Bundle" })), { report: null, paper: null });
});

test("what is no bundle is refused", () => {
  assert.throws(() => readBundle(bytes({ resourceType: "Patient" })));
  assert.throws(() => readBundle(new TextEncoder().encode("not json")));
});
