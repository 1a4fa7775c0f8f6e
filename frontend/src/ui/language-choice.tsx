// Owns choosing the language: each named in itself, and the finger still on the choice after the page changed its words.
import { useEffect, useRef } from "preact/hooks";
import { language } from "#lib/language.ts";
import { speech as t } from "#locales/en/speech.ts";
import { LANGUAGE_NAMES } from "#locales/languages.ts";
import { Choice } from "./choice.tsx";

let chosenHere = false;

export function LanguageChoice({ onChoose }: { onChoose: (code: string) => void }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Every word is drawn anew in a new language; without this the keyboard would start at the top again.
    if (chosenHere) place.current?.querySelector<HTMLElement>(":checked")?.focus();
    chosenHere = false;
  }, []);
  const choose = (code: string) => {
    chosenHere = true;
    onChoose(code);
  };
  return (
    <div ref={place}>
      <Choice
        label={t.label}
        options={LANGUAGE_NAMES.map((name) => ({ ...name, lang: name.value }))}
        value={language.value}
        onChoose={choose}
      />
    </div>
  );
}
