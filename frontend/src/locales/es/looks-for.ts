// Owns, in Spanish, the words of what Ebb looks for.
import type { Whole } from "#lib/words.ts";
import type { looksFor as English } from "../en/looks-for.ts";

export const NUMBER_NAMES: Record<string, string> = {
  least_days: "Días anotados que necesita como mínimo",
  least_days_before: "Días anotados antes de esos, como mínimo",
  usual_days: "Días que forman lo habitual en ti",
  window_days: "Días que mira",
  reports: "Registros que mira",
  rough: "De ellos, moderados o fuertes",
  within_days: "En un plazo de días",
  hours: "Horas entre una cosa y otra",
  methadone_hours: "Horas con metadona",
  days: "Días",
  long_days: "Días, para un tiempo más largo",
  of_days: "De un total de días",
  least: "A partir de esta intensidad",
  times_usual: "Veces lo habitual en ti",
};

export const looksFor: Whole<typeof English> = {
  intro:
    "Ebb compara lo que anotas con tus propias semanas anteriores y dice cuándo algo cambió. Solo ve lo que escribiste, y puede equivocarse.",
  limits: "No da diagnósticos ni pronósticos, y no dice nada sobre cuánto tomar de ninguna cosa.",
  source: "Fuente:",
  needs: (days) =>
    days === 1
      ? "Necesita 1 día anotado más antes de poder decir algo."
      : `Necesita ${days} días anotados más antes de poder decir algo.`,
  harder: "Antes dijiste que no te sirve, así que ahora necesita más para hablar.",
  on: "Avísame de esto",
  always: "Siempre activo: se trata de un peligro.",
  saved: "Guardado",
  notSaved: "Esto no se guardó. Comprueba la conexión y prueba otra vez.",
  unreachable: "Esta lista viene del servidor, y ahora no se llega a él.",
  tryAgain: "Probar otra vez",
};
