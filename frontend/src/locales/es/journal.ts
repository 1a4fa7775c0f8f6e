// Owns, in Spanish, the words of the journal, and of what Ebb is and is not.
import type { Whole } from "#lib/words.ts";
import type { about as englishAbout } from "../en/about.ts";
import type { journal as englishJournal, KIND_NAMES as englishKinds } from "../en/journal.ts";

export const about: Whole<typeof englishAbout> = {
  isTitle: "Qué es esto",
  is: "Este diario guarda lo que tú decides escribir. No es consejo médico, ni un diagnóstico, ni un servicio de emergencias, y nadie lo está mirando.",
  amounts:
    "Nunca sugiere cuánto tomar de nada. La fuerza cambia de un producto a otro, también con el mismo nombre.",
  kratom: "Los productos de kratom no están aprobados como medicamentos.",
  stop: "No dejes ni cambies de golpe medicamentos recetados, alcohol o sedantes por esta aplicación; habla con profesionales de la salud.",
  whoTitle: "Quién ve qué",
  who: "Lo guardado queda cerrado con llave cuando cierras la sesión. Qué significa eso, y dónde termina, tiene su propia página.",
  whoLink: "Quién ve qué",
  dangerTitle: "¿En peligro ahora?",
  danger: "La ayuda está arriba en cada pantalla, también sin sesión y sin conexión.",
  openHelp: "Abrir la ayuda",
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
  trackers: "lo que sigues tú",
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
  theirsUnreachable: "Lo guardado todavía no está aquí. Prueba otra vez con conexión.",
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
  lockedTitle: "Escrito con el diario bloqueado",
  lockedText: "¿Es tuyo? Lo pudo escribir cualquiera que tuviera este teléfono.",
  lockedMine: "Es mío",
  lockedDelete: "Borrarlo",
  refusedTitle: "Todavía sin guardar",
  refusedText: "El servidor no aceptó esta anotación. Se queda aquí hasta que decidas.",
  refusedSettings:
    "El servidor no aceptó este cambio de tus ajustes. Se queda aquí hasta que decidas.",
  mergedText:
    "Cambiaste el mismo ajuste en dos dispositivos. Quedó lo que elegiste aquí; esto es lo otro, para que nada se pierda.",
  mergedMine: "Lo que quedó, de aquí",
  mergedTheirs: "Del otro dispositivo",
  mergedRead: "Ya lo leí",
  toSettings: "A tus ajustes",
  refusedFields: (fields) => `Mira, por favor: ${fields}.`,
  edit: "Editar",
  discard: "Dejarlo ir",
};
