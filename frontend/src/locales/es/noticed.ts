// Owns, in Spanish, the words of everything Ebb noticed.
import type { Whole } from "#lib/words.ts";
import type { noticed as English, WHAT_NAMES as Names } from "../en/noticed.ts";

export const WHAT_NAMES: Whole<typeof Names> = {
  craving: "Las ganas más fuertes de cada día, de 0 a 10",
  symptom: "Lo más fuerte de cada día, de 0 nada a 3 fuerte",
  uses: "Veces cada día",
  amount: "Anotado cada día",
  night: "Veces entre medianoche y las cinco",
  hours: "Horas de por medio",
};

export const noticed: Whole<typeof English> = {
  all: "Ver todo",
  nothingNow: "Ahora nada llama la atención en lo que anotaste.",
  nothingTold: "Lo que hay que decir viene del servidor, y ahora no se alcanza.",
  awayTitle: "Apartado",
  awayUntil: (day) => `Apartado hasta el ${day}.`,
  seen: "Ya lo has visto.",
  notUseful: "No te sirve.",
  muted: "Lo apagaste en En qué se fija Ebb.",
  bringBack: "Traerlo de vuelta",
  beforeTitle: "Antes",
  beforeHint: "Lo que hubo en las últimas ocho semanas y ya no está.",
  nothingBefore: "Nada, y está bien así.",
  span: (from, to) => (from === to ? from : `Del ${from} al ${to}`),
  unreachable: "Esto viene del servidor, y ahora no se alcanza.",
  tryAgain: "Probar otra vez",
  chart: (what, days, lately) => `${what}: ${days} días, ${lately} de ellos desde que empezó`,
  filled: (day) => `Lleno: desde el ${day}.`,
  table: "Los números en una tabla",
  day: "Día",
};
