// Holds that a number dials as it was written, short codes untouched, and what a person may paste.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { plainNumber, smsLink, telLink } from "./phone-number.ts";

type Country = {
  emergency: { call: string }[];
  items: { call: string | null; text: string | null }[];
};
const file = new URL("../../../app/features/crisis/crisis_resources.json", import.meta.url);
const countries = Object.values(
  (JSON.parse(readFileSync(file, "utf8")) as { countries: Record<string, Country> }).countries,
);
const calls = countries.flatMap(({ emergency, items }) => [
  ...emergency.map(({ call }) => call),
  ...items.flatMap(({ call }) => call ?? []),
]);
const texts = countries.flatMap(({ items }) => items.flatMap(({ text }) => text ?? []));
const digits = (number: string) => number.replace(/[ -]/g, "");

test("every number of every region dials as it is written", () => {
  assert.ok(calls.length > 70 && texts.length > 10);
  for (const call of calls) assert.equal(telLink(call), `tel:${digits(call)}`);
  for (const text of texts) assert.equal(smsLink(text), `sms:${digits(text)}`);
  for (const number of [...calls, ...texts]) assert.match(digits(number), /^\d{2,15}$/);
});

test("a short code stays short and a leading zero stays", () => {
  assert.equal(telLink("988"), "tel:988");
  assert.equal(telLink("000"), "tel:000");
  assert.equal(smsLink("741741"), "sms:741741");
  assert.equal(telLink("(0171) 555-0199"), "tel:01715550199");
});

test("a number with its country loses what is only dialled inside it", () => {
  assert.equal(telLink("+44 (0)20 7946 0018"), "tel:+442079460018");
  assert.equal(telLink("+1 (555) 010-0199"), "tel:+15550100199");
  assert.equal(telLink("(0)20 7946 0018"), "tel:02079460018");
});

test("star and hash reach the phone", () => {
  assert.equal(telLink("*31#0171/5550199"), "tel:*31%2301715550199");
});

test("what is pasted becomes plain, and what is no number is refused", () => {
  assert.equal(plainNumber("\u202a+1\u00a0(555)\u2011010\u20130199\u202c "), "+1 (555)-010-0199");
  assert.equal(plainNumber("\uff10\uff11\uff17\uff11"), "0171");
  assert.equal(plainNumber("   "), "");
  for (const wrong of ["Sam", "+", "555-CALL", "112;ext=1", "tel:112", "9".repeat(50), "++++1"]) {
    assert.equal(plainNumber(wrong), null, wrong);
  }
});
