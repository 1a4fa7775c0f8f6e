// Owns, in Spanish, the words of the frame around every screen.
import type { Whole } from "#lib/words.ts";
import type { shell as english } from "../en/shell.ts";

export const shell: Whole<typeof english> = {
  app: "Ebb",
  help: "Pedir ayuda",
  exit: "Salir",
  undo: "Deshacer",
  tabs: "Principal",
  tabToday: "Hoy",
  tabJournal: "Diario",
  tabTrends: "Evolución",
  tabYou: "Tú",
  skip: "Ir al contenido",
  loading: "Un momento…",
  brokenTitle: "Esta pantalla dejó de funcionar",
  brokenText: "Lo que guardaste está a salvo. Puedes volver a cargar, o pedir ayuda ahora mismo.",
  reload: "Volver a cargar",
  plainHelp: "Números de ayuda en una página sencilla",
  lostTitle: "Aquí no hay nada",
  lostText: "Esta dirección no lleva a ningún lugar de Ebb.",
  toToday: "Ir a Hoy",
  waitingOne: "Espera a ser guardado",
  waiting: (count) => `${count} en espera`,
  onPhone: (count) => `Guardado en este teléfono, ${count} en espera`,
  keptBorrowed:
    "En este dispositivo no se guarda nada. Deja esta página abierta hasta que todo se haya enviado.",
  keptRefused:
    "Este navegador no guarda nada en este teléfono. Deja esta página abierta hasta que todo se haya enviado.",
  keptFull:
    "En este teléfono no queda espacio. Deja esta página abierta hasta que todo se haya enviado.",
  allSaved: "Todo guardado",
  restSaved: "Todo lo demás está guardado",
  attention: (count) => `${count} ${count === 1 ? "necesita" : "necesitan"} tu atención`,
  expired: "Tu sesión terminó después de un tiempo. Lo que escribas aquí espera hasta que entres.",
  signIn: "Entrar",
  unreachable:
    "Sin conexión. Puedes escribir; deja esta página abierta hasta que se haya guardado.",
  unreachableKept: "Sin conexión. Lo que escribas se guarda en este teléfono y se envía más tarde.",
  tryAgain: "Probar otra vez",
  updateReady: "Hay una versión nueva.",
  update: "Cargarla ahora",
  later: "Más tarde",
};
