import assert from "node:assert/strict";
import { test } from "node:test";
import { h } from "preact";
import { layOver } from "./overlay.ts";

Object.assign(globalThis, { document: { documentElement: { lang: "es" } } });

const speak = layOver({ places: { home: "Casa" } });

test("what a language has takes the place of English", () => {
  assert.deepEqual(speak("places", { home: "Home", away: "Somewhere" }), { home: "Casa" });
});

test("what it has not is drawn as English", () => {
  speak("places", { home: "Home", away: "Somewhere" });

  assert.equal((h("h2", null, "Somewhere").props as { lang?: string }).lang, "en");
  assert.equal((h("h2", null, "Casa").props as { lang?: string }).lang, undefined);
  assert.equal((h("button", { "aria-label": "Somewhere" }).props as { lang?: string }).lang, "en");
});
