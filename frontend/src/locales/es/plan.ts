// Owns, in Spanish, the words of the person's own plan for hard days.
import type { Whole } from "#lib/words.ts";
import type {
  plan as english,
  PLAN_HINTS as englishHints,
  PLAN_TITLES as englishTitles,
} from "../en/plan.ts";

export const plan: Whole<typeof english> = {
  intro:
    "Con tus propias palabras, para las horas en que cuesta pensar. Escribe tanto o tan poco como quieras.",
  change: "Cambiar",
  add: "Añadir",
  save: "Guardar",
  cancel: "Ahora no",
  saved: "Guardado",
  notSaved: "Todavía no está guardado. Tus palabras siguen aquí y puedes intentarlo otra vez.",
  oneEach: "Una en cada línea.",
  linesTooMany: (most) => `Aquí caben hasta ${most} líneas.`,
  lineTooLong: (most) => `Hay una línea demasiado larga. En cada una caben hasta ${most} letras.`,
  name: "Nombre",
  nameNeeded: "Escribe primero un nombre",
  number: "Número",
  numberHint: "Como lo marcarías.",
  numberWrong: "Usa solo cifras, espacios y + ( ) - /",
  contact: (place) => `Número ${place} de esta lista`,
  another: "Añadir otra",
  remove: "Quitar",
  pin: "Mostrar con la app bloqueada",
  pinHint: "Quien tenga este teléfono podrá ver este nombre y este número sin desbloquear.",
  pinNeedsLock:
    "En este teléfono todavía no hay bloqueo, así que aquí no cambia nada hasta que lo haya.",
  pinFull: "Ya se muestran dos. Quita antes una de ellas.",
  pinned: "Se muestra con la app bloqueada",
  enoughTitle: "Cuando esto no basta",
  enoughText: (number) =>
    `En peligro, o si no estás a salvo contigo: llama ahora al ${number || "número de emergencias"}.`,
  enoughLines: "Todas las líneas de ayuda",
  print: "Imprimir",
  printHint:
    "En papel está ahí también sin teléfono. Cualquiera que encuentre el papel puede leerlo.",
  away: "Tu plan todavía no está en este teléfono. Aparecerá aquí cuando haya conexión.",
};

export const PLAN_TITLES: Whole<typeof englishTitles> = {
  warning_signs: "Lo primero que noto",
  helps: "Lo que me ayuda",
  people: "Mi gente",
  professionals: "Quienes me cuidan",
  places: "Lugares a los que puedo ir",
  reasons: "Por qué lo hago",
};

export const PLAN_HINTS: Whole<typeof englishHints> = {
  warning_signs: "Pensamientos, estados de ánimo o lugares que vienen antes de una hora difícil.",
  helps: "Cosas que ya te han ayudado a pasar una hora.",
  people: "Alguien a quien llamar, escribir o con quien estar.",
  professionals:
    "Personal médico, terapeutas, una madrina, un padrino o un servicio, con su número.",
  places: "Donde es más fácil estar.",
  reasons: "Personas, planes o cosas que te importan.",
};
