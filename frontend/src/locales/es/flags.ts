// Owns, in Spanish, the words around flags.
import type { Whole } from "#lib/words.ts";
import type { flags as English } from "../en/flags.ts";

export const flags: Whole<typeof English> = {
  asOf: (when) => `Del ${when}, de este teléfono.`,
  more: (count) => (count === 1 ? "1 más después de estos." : `${count} más después de estos.`),
  goesAway: "Cuándo se va:",
  call: (number) => `Llamar al ${number}`,
  help: "Abrir ayuda",

  behind: (count) =>
    count === 1 ? "La anotación de la que viene" : `Las ${count} anotaciones de las que viene`,
  since: (day) => `Desde el ${day}.`,
  notHere: (count) => `${count} de ellas no ${count === 1 ? "está" : "están"} en este teléfono.`,
  source: "Fuente:",

  seen: "Ya lo he visto",
  others: "Otras respuestas",
  later: (days) => `No durante ${days} días`,
  expected: "Lo esperaba",
  notUseful: "No me sirve",
  saidSeen: "Anotado. Ya no está a la vista.",
  saidUntil: (day) => `Apartado hasta el ${day}.`,
  saidNotUseful: "Anotado: no te sirve.",
  undone: "Está otra vez aquí.",
  notKept: "No llegó al servidor, así que nada cambió. Prueba otra vez con conexión.",
};
