// Owns, in Spanish, the words of the person's own plan.
import type { Whole } from "#lib/words.ts";
import type { ownPlan as English, GOAL_NAMES as Goals } from "../en/own-plan.ts";

export const GOAL_NAMES: Whole<typeof Goals> = {
  none: "Sin meta",
  moderate: "Mis números",
  taper: "Cada vez menos",
  abstain: "Dejarlo",
};

export const ownPlan: Whole<typeof English> = {
  intro:
    "Tu propia meta, con tus propios números. Nada viene puesto, y Ebb no dice cuánto de nada es lo adecuado para ti. Cuando un día pasa de este plan, Hoy te lo dice a ti y a nadie más.",
  goalTitle: "Lo que quieres",
  goal: "Tu meta",
  from: "Desde qué día",
  fromHint: "Solo si tienes uno en mente.",
  stopTitle: "Antes de dejarlo o de bajar",
  stopText:
    "Dejar de golpe el alcohol o las benzodiacepinas, o bajar deprisa, puede ser peligroso. Puede causar convulsiones, también a quien se siente bien. Habla antes con un profesional de la salud: puede hacerlo seguro. No dejes un medicamento recetado por este plan.",
  stopNow:
    "Temblores, sudor con confusión, ver cosas o una convulsión: llama ya al número de emergencias.",
  read: "Lo he leído",
  readNeeded: "Lee esto primero y marca la casilla, por favor.",
  help: "Abrir ayuda",
  source: "Fuente:",
  numbersTitle: "Tus propios números",
  numbersHint: "Deja vacío lo que no quieras planear. Sin unidad se cuentan las veces.",
  nothing: "Lo que sigues tiene aquí su sitio. Lo eliges en Tú.",
  perDay: "Como mucho al día",
  unit: "Contado en",
  notBefore: "No antes de las",
  wrongNumber: "Escribe un número o déjalo vacío",
  prescribed: "Lo que te recetaron no entra aquí: lo planea contigo quien lo recetó.",
  save: "Guardar mi plan",
  saved: "Tu plan está guardado",
  notSaved: "No se ha guardado. Revisa la conexión e inténtalo de nuevo.",
};
