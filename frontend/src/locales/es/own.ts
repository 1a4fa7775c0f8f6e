// Owns, in Spanish, the words of what is a person's own: what they follow, their medicines, their week.
import type { Whole } from "#lib/words.ts";
import type {
  medicines as englishMedicines,
  PRESCRIBED_NAMES as englishPrescribed,
} from "../en/medicines.ts";
import type { TRACKER_KINDS as englishKinds, trackers as englishTrackers } from "../en/trackers.ts";
import type { raising as englishRaising, week as englishWeek } from "../en/week.ts";

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

export const PRESCRIBED_NAMES: Whole<typeof englishPrescribed> = {
  taken: "Sí, así",
  missed: "No lo tomé",
  different: "De otra manera",
};

export const medicines: Whole<typeof englishMedicines> = {
  title: "Lo que te recetaron",
  hint: "Un toque lo anota. Otra respuesta cambia lo anotado.",
  noted: (name, answer) => `${name}, ${answer}: anotado`,
  missed: "Quien te lo recetó o tu farmacia puede decirte qué hacer cuando falta una toma.",
  different: "Si quieres, di más en la anotación.",
  open: "Abrir la anotación",
  again: "Otra toma hoy",
  notAgain: "Volver a la de antes",
  before: (times) => `También hoy: ${times}`,
};

export const week: Whole<typeof englishWeek> = {
  link: "Tu semana",
  title: "Los últimos 7 días",
  recorded: (count) => `Anotaste algo en ${count} de 7 días.`,
  empty: "En estos días no hay nada anotado, y está bien así. Lo que anotes en Hoy se cuenta aquí.",
  entries: (count) => (count === 1 ? "1 anotación" : `${count} anotaciones`),
  noEntries: "nada anotado",
  notAll: "Contado con lo que hay en este teléfono.",
  strongTitle: "Ganas fuertes",
  strongMeans: (from) => `Fuertes quiere decir ${from} o más.`,
  strongPassed: (passed, total) =>
    total === 1
      ? `Pasaron ${passed} de 1 momento de ganas fuertes`
      : `Pasaron ${passed} de ${total} momentos de ganas fuertes`,
  strongNoted: (total) =>
    total === 1
      ? "1 momento de ganas fuertes anotado"
      : `${total} momentos de ganas fuertes anotados`,
  strongNone: "En estos días no hay ganas fuertes anotadas.",
  unknown: "Sin anotar cómo fue",
  hoursTitle: "Horas difíciles",
  hoursOf: (count) =>
    count === 1 ? "Cuándo se anotó la única vez (1)." : `Cuándo se anotaron las ${count} veces.`,
  time: "Hora",
  all: "Todas",
  strong: "Fuertes",
  helpedTitle: "Lo que ayudó",
  helpedOf: (count) =>
    count === 1
      ? "Lo que hiciste la vez que pasaron (1)."
      : `Lo que hiciste las ${count} veces que pasaron.`,
  times: (count) => (count === 1 ? "una vez" : `${count} veces`),
  counts: "Son cuentas de lo que anotaste. No muestran por qué.",
};

export const raising: Whole<typeof englishRaising> = {
  title: "Lo que quiero plantear",
  hint: "Tres líneas para la próxima cita, con tus palabras. Nadie las ve si no las enseñas.",
  line: (number) => `Línea ${number}`,
  appointment: "Próxima cita",
  passed: "Ese día ya pasó. Las líneas se quedan hasta que las cambies.",
  save: "Guardar",
  saved: "Guardado",
  saveFailed: "No se ha guardado. Revisa la conexión e inténtalo de nuevo.",
};
