import assert from "node:assert/strict";
import { test } from "node:test";
import { deviceRegion } from "./device-region.ts";

test("the first country that is named counts", () => {
  assert.equal(deviceRegion(["es", "en-GB", "de-DE"]), "GB");
});

test("a name that is no language is passed over, and none at all is no country", () => {
  assert.equal(deviceRegion(["C", "pt-BR"]), "BR");
  assert.equal(deviceRegion(["C"]), "");
  assert.equal(deviceRegion([]), "");
});
