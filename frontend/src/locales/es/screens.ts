// Owns, in Spanish, the names of the screens.
import type { Whole } from "#lib/words.ts";
import type { screens as english } from "../en/screens.ts";

export const screens: Whole<typeof english> = {
  today: "Hoy",
  journal: "Diario",
  trends: "Evolución",
  entry: "Anotación",
  week: "Tu semana",
  attention: "Tu atención",
  you: "Tú",
  help: "Ayuda",
  learn: "Saber más",
  looksFor: "En qué se fija Ebb",
  ownPlan: "Tu propio plan",
  noticed: "Avisos",
  locked: "Bloqueado",
  lock: "Bloqueo",
  quiet: "Calma",
  hardDays: "Para días difíciles",
  welcome: "Ebb",
  signUp: "Diario nuevo",
  signIn: "Entrar",
  recover: "Llave de repuesto",
  recoveryCode: "Llave de repuesto",
  spareKey: "Llave de repuesto",
  passphrase: "Frase de acceso",
  name: "Nombre",
  sessions: "Sesiones",
  close: "Cerrar el diario",
  who: "Quién ve qué",
  about: "Qué es y sus límites",
};
