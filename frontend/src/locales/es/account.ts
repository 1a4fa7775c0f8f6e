// Owns, in Spanish, what is translated so far of the account, the settings and the journal.
// "Who can see what" and most of the settings stay in English until somebody who knows both has read them.
import type { Part, Whole } from "#lib/words.ts";
import type { about as englishAbout } from "../en/about.ts";
import type { account as english } from "../en/account.ts";
import type { journal as englishJournal, KIND_NAMES as englishKinds } from "../en/journal.ts";
import type { you as englishYou } from "../en/you.ts";

export const about: Whole<typeof englishAbout> = {
  isTitle: "Qué es esto",
  is: "Este diario guarda lo que tú decides escribir. No es consejo médico, ni un diagnóstico, ni un servicio de emergencias, y nadie lo está mirando.",
  amounts:
    "Nunca sugiere cuánto tomar de nada. La fuerza cambia de un producto a otro, también con el mismo nombre.",
  kratom: "Los productos de kratom no están aprobados como medicinas.",
  stop: "No dejes ni cambies de golpe medicinas recetadas, alcohol o sedantes por esta aplicación; habla con profesionales de la salud.",
  whoTitle: "Quién ve qué",
  who: "Lo guardado queda cerrado con llave cuando cierras la sesión. Qué significa eso, y dónde termina, tiene su propia página.",
  whoLink: "Quién ve qué",
  dangerTitle: "¿En peligro ahora?",
  danger: "La ayuda está arriba en cada pantalla, también sin sesión y sin conexión.",
  openHelp: "Abrir la ayuda",
};

export const account: Part<typeof english> = {
  codeText:
    "Esta es la llave de repuesto. Guárdala lejos de tu teléfono. Si pierdes tu frase de acceso y este código, nadie, tampoco nosotros, puede abrir tu diario.",
  codeLogin: (login) => `Entras como ${login}.`,
  codeLabel: "Código de recuperación",
  codeSave: "Guardar como archivo",
  codePrint: "Imprimir",
  codeFile: "ebb-llave-de-repuesto.txt",
  codeFileText: (login, code) =>
    `Llave de repuesto del diario de ${login}\n\n${code}\n\nGuárdala lejos de tu teléfono.\n`,
  codeCopy: "Copiar",
  codeCopied: "Copiado",
  codeConfirm: "Escribe los últimos cuatro caracteres",
  codeConfirmButton: "Lo he guardado",
  codeConfirmed: "Tu llave de repuesto está confirmada.",
  codeLater: "Hacerlo más tarde",
  codeGone:
    "El código se mostró una vez y ya no está en esta pantalla. Todo lo demás funciona, y en Tú puedes pedir uno nuevo.",
  codeToday: "Ir a Hoy",
  nameNow: (login) => `Entras como ${login}. El nombre no tiene que ser el tuyo.`,
  nameDone: (login) => `Ahora entras como ${login}.`,
  sessionSeen: (since, last) => `Desde ${since}, última vez ${last}`,
  endWaiting: (count) =>
    count === 1
      ? "Ahora hay una anotación en espera aquí."
      : `Ahora hay ${count} anotaciones en espera aquí.`,
  endWord: "BORRAR",
  endType: "Escribe BORRAR",
  endTypeWrong: "Escribe la palabra BORRAR para seguir",
  waiting: "Un momento…",
  back: "Volver a Tú",
  loading: "Un momento…",
};

export const you: Part<typeof englishYou> = {
  accountTitle: "Tu diario",
  signedInAs: (login) => `Has entrado como ${login}`,
  spareKey: "Llave de repuesto",
  signOut: "Cerrar sesión",
  signOutWaiting: (count) =>
    count === 1
      ? "Una anotación no está guardada todavía. Si cierras la sesión ahora, puede perderse."
      : `${count} anotaciones no están guardadas todavía. Si cierras la sesión ahora, pueden perderse.`,
  signOutKept: (count) =>
    count === 1
      ? "Un cambio no se ha enviado todavía. Se queda en este teléfono, bajo llave, hasta que vuelvas a entrar aquí."
      : `${count} cambios no se han enviado todavía. Se quedan en este teléfono, bajo llave, hasta que vuelvas a entrar aquí.`,
  phoneDays: (days) => `Los últimos ${days} días`,
  zoneDevice: (zone) => `Como este teléfono: ${zone}`,
  saved: "Guardado",
  saveFailed: "Esto no se guardó. Revisa la conexión y prueba otra vez.",
  loading: "Un momento…",
};

export const FIELD_NAMES: Record<string, string> = {
  occurred_at: "fecha y hora",
  time_zone: "zona horaria",
  text: "tus palabras",
  tags: "etiquetas",
  note: "nota",
  amount: "cantidad",
  unit: "unidad",
  strength: "contenido según la etiqueta",
  product: "producto",
  sleep_hours: "horas de sueño",
};

export const KIND_NAMES: Whole<typeof englishKinds> = {
  craving: "Ganas",
  side_effects: "Cuerpo y sueño",
  intake: "Consumo",
  journal: "Escrito",
};

export const journal: Whole<typeof englishJournal> = {
  today: "Hoy",
  yesterday: "Ayer",
  empty: "Todavía no hay nada. Lo que anotes en Hoy aparece aquí.",
  older: "Cargar anteriores",
  thatsAll: "Eso es todo.",
  unreachable: "El servidor no respondió. Puede que no esté todo lo que ves.",
  notAll: "Solo se muestra lo que ya está aquí. El resto aparece con conexión.",
  tryAgain: "Probar otra vez",

  find: "Buscar tus palabras",
  findButton: "Buscar",
  filter: "Filtrar",
  kind: "Qué",
  anyKind: "Todo",
  period: "Cuándo",
  anyTime: "Cualquier fecha",
  lastDays: (days) => (days === 365 ? "Últimos 12 meses" : `Últimos ${days} días`),
  between: "Días elegidos",
  from: "Primer día",
  to: "Último día",
  everything: "Mostrar todo",
  found: (count) => (count === 1 ? "1 anotación" : `${count} anotaciones`),
  foundSoFar: (count) =>
    count === 1 ? "1 anotación hasta ahora" : `${count} anotaciones hasta ahora`,
  nothingFound: "Aquí nada coincide. Quizá otras palabras u otra fecha.",
  notYet: "Nada por ahora. Hay más hacia atrás.",
  unfit: "Usa unas letras o cifras para buscar.",

  save: "Guardar",
  noted: "Anotado",
  back: "Volver",
  erase: "Borrar",
  erased: "Borrado",
  missing: "Esta anotación no está aquí. Puede que se haya borrado.",
  toJournal: "Al diario",

  attentionNone: "Nada te necesita aquí.",
  conflictTitle: "Cambiado en dos lugares",
  conflictText:
    "Esta anotación cambió en otro lugar mientras tú la cambiabas aquí. No se ha perdido nada; elige qué queda.",
  yours: "Lo que escribiste aquí",
  theirs: "Lo que está guardado",
  theirsGone: "Borrado en otro lugar.",
  yoursGone: "Lo borraste aquí.",
  keepYours: "Quedarme con lo mío",
  keepTheirs: "Quedarme con lo guardado",
  keepBoth: "Guardar las dos",
  returnedTitle: "Conservado",
  returnedText:
    "Esto se borró en un lugar y cambió en otro, así que las palabras se conservaron. Tú decides.",
  returnedWords: "Lo que hay ahora",
  returnedKeep: "Conservarlo",
  returnedDelete: "Borrarlo",
  refusedTitle: "Todavía sin guardar",
  refusedText: "El servidor no aceptó esta anotación. Se queda aquí hasta que decidas.",
  refusedFields: (fields) => `Mira, por favor: ${fields}.`,
  edit: "Editar",
  discard: "Dejarlo ir",
};
