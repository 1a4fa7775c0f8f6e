import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { generate, typeOf } from "./generate-api-types.mjs";

const ROOT = join(import.meta.dirname, "..");

test("the types in the source are those of openapi.json", () => {
  const openapi = JSON.parse(readFileSync(join(ROOT, "openapi.json"), "utf8"));

  assert.equal(readFileSync(join(ROOT, "src/api/schema.gen.ts"), "utf8"), generate(openapi));
});

test("each kind of schema becomes its type", () => {
  assert.equal(typeOf({ $ref: "#/components/schemas/Entry" }), "Entry");
  assert.equal(typeOf({ enum: ["a", "b"] }), '"a" | "b"');
  assert.equal(typeOf({ const: "x" }), '"x"');
  assert.equal(typeOf({ anyOf: [{ type: "integer" }, { type: "null" }] }), "number | null");
  assert.equal(typeOf({ type: "array", items: { type: "string" } }), "(string)[]");
  assert.equal(
    typeOf({ type: "object", additionalProperties: { type: "number" } }),
    "Record<string, number>",
  );
  assert.equal(
    typeOf({
      type: "object",
      required: ["a"],
      properties: { a: { type: "string" }, b: { type: "boolean" } },
    }),
    "{\n  a: string;\n  b?: boolean;\n}",
  );
});

test("an unknown type is an error, not a guess", () => {
  assert.throws(() => typeOf({ type: "tuple" }), /unknown schema type/);
});
