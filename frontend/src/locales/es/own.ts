// Owns, in Spanish, the words of what is a person's own: what they follow, their medicines, their week.
import type { Whole } from "#lib/words.ts";
import type { TRACKER_KINDS as englishKinds, trackers as englishTrackers } from "../en/trackers.ts";

export const TRACKER_KINDS: Whole<typeof englishKinds> = {
  scale: "De 0 a 10",
  yes_no: "Sí o no",
  number: "Un número",
};

export const trackers: Whole<typeof englishTrackers> = {
  title: "Lo tuyo",
  least: "0 · lo menos",
  most: "10 es lo más.",
  yes: "Sí",
  no: "No",
  ofTen: (value) => `${value} de 10`,
  unnamed: "Algo tuyo",
  wrong: "Usa un número como 1,5",
  save: "Guardar",
  takeOut: "Quitarlo",
  saved: (name, value) => `${name}, ${value}: anotado`,
  ownTitle: "Lo que sigues tú",
  ownHint:
    "Lo que quieras ver junto a lo demás, como dolor, un paseo u horas fuera. Aparece en Hoy, en Cuerpo y sueño.",
  add: "Añadir algo tuyo",
  name: "Cómo lo llamas",
  kind: "Cómo lo anotas",
  unit: "Unidad, si la tiene",
  addButton: "Añadir",
  nameNeeded: "Ponle antes un nombre",
  rename: "Cambiar el nombre",
  renameSave: "Guardar",
  hide: "Ocultar",
  show: "Mostrar de nuevo",
  hidden: "Oculto",
  hiddenHint: "Lo que anotaste con esto sigue en tu diario.",
};
