// Owns, in Spanish, the words of Today, of what it asks by the way, and of the quiet page.
import type { Whole } from "#lib/words.ts";
import type { asides as englishAsides } from "../en/asides.ts";
import type { hard as englishHard } from "../en/hard.ts";
import type { heard as englishHeard } from "../en/heard.ts";
import type { quiet as englishQuiet } from "../en/quiet.ts";
import type { today as english } from "../en/today.ts";

export const heard: Whole<typeof englishHeard> = {
  urgentTitle: "No tienes que pasar por esto en soledad.",
  urgentText: (number) =>
    `Si no estás a salvo contigo, llama ahora al ${number || "número de emergencias"} o habla con alguien.`,
  overdose:
    "Si cuesta despertar a alguien o respira despacio, llama ahora, quédate a su lado y usa naloxona si la hay.",
  call: (number) => `Llamar al ${number}`,
  help: "Toda la ayuda",
  quiet: "Dos minutos de calma",
  otherwise: "No quise decir eso",
  softTitle: "¿Te ayudaría hablar?",
  talk: "Hablar con alguien",
};

export const today: Whole<typeof english> = {
  cravingAsk: "¿Cuánta fuerza tienen las ganas ahora?",
  cravingHint: "10 es lo más fuerte. Un toque lo guarda.",
  cravingNone: "0 · nada",
  cravingSaved: (intensity) => `Ganas ${intensity}, anotado`,
  noted: (intensity) => `Anotado: ${intensity} de 10`,
  notedNone: "Anotado: nada",
  notedHint: "Está guardado. Añade algo solo si quieres.",
  notedKept: "Está guardado en este teléfono. Añade algo solo si quieres.",
  notedWaiting: "Espera a ser guardado. Añade algo solo si quieres.",
  done: "Listo",
  addMore: "Añadir más",
  hardTitle: "Guardado. Es un momento duro.",
  hardWaiting: "Anotado. Es un momento duro.",
  hardHelp: "Pedir ayuda ahora",
  bodyTitle: "Cuerpo y sueño",
  bodyHint: "Toca lo que notes.",
  bodyNone: "Hoy nada",
  bodyNoneSaved: "Hoy nada, anotado",
  bodyMore: "Más…",
  bodyLess: "Menos",
  bodySaved: (name, severity) => `${name}, ${severity}: anotado`,
  bodyGroupWithdrawal: "Abstinencia",
  bodyGroupUrgent: "Señales que necesitan atención médica",
  sleep: "Horas de sueño anoche",
  sleepSave: "Guardar",
  sleepSaved: "Sueño anotado",
  sleepWrong: "Usa un número de 0 a 24",
  urgentTitle: "Esto necesita ayuda ahora.",
  urgentText: (number) =>
    `Llama al ${number || "número de emergencias"}. Diles qué tomaste y cuándo, si puedes.`,
  sameDayTitle: "Busca atención médica hoy, por favor.",
  sameDayText: "Puedes enseñarles esto.",
  callNumber: (number) => `Llamar al ${number}`,
  openHelp: "Abrir la ayuda",
  usedAsk: "¿Algún consumo?",
  usedNone: "Hoy nada",
  usedNoneSaved: "Hoy nada, anotado",
  usedRecord: "Anotar",
  usedSave: "Guardar",
  usedCancel: "Ahora no",
  usedSaved: "Anotado",
  usedHint: "Decir qué fue ya lo guarda. Lo demás puedes añadirlo o dejarlo.",
  usedPick: "Elige primero qué fue",
  writeTitle: "Escribir",
  writeHint: "Solo para ti.",
  writeLabel: "¿Qué tienes en mente?",
  writeMore: "Ánimo y etiquetas",
  writeSave: "Guardar",
  writeSaved: "Anotado",
  soFar: "Hoy hasta ahora",
  soFarNone: "Todavía nada, y está bien así.",
};

export const hard: Whole<typeof englishHard> = {
  offer: "¿Te ayudaría tener compañía?",
  callPerson: (name) => `Llamar a ${name}`,
  talk: "Hablar con alguien",
  quiet: "Dos minutos de calma",
  unsafe: "No estoy a salvo",
};

export const asides: Whole<typeof englishAsides> = {
  followUp: (intensity, time) => `El ${intensity} de las ${time}`,
  followUpHint: "¿Cómo va ahora?",
  outcomeSaved: "Anotado",
  usedTitle: "Gracias por escribirlo.",
  usedText:
    "Aquí no se borra nada, y no se ha enviado nada porque lo escribieras. ¿Qué te ayudaría en la próxima hora?",
  talk: "Hablar con alguien",
  quiet: "Dos minutos de calma",
  done: "Listo",
  keyTitle: "¿Está tu llave de repuesto en un lugar seguro?",
  keyText:
    "Es la única forma de volver a entrar si pierdes tu frase de acceso. Confirmarla lleva un minuto.",
  keyConfirm: "Confirmarla",
  keyLater: "Ahora no",
  lockTitle: "¿Solo para ti?",
  lockText:
    "Con un bloqueo, solo tu cara, tu dedo o un PIN abre este diario. Anotar y pedir ayuda se puede sin abrirlo.",
  lockChoose: "Elegir un bloqueo",
  lockLater: "Ahora no",
};

export const quiet: Whole<typeof englishQuiet> = {
  ways: "Qué te viene bien ahora",
  breathing: "Respirar",
  wave: "Dejar pasar la ola",
  text: "Toma aire mientras el círculo crece y suéltalo mientras se encoge. Aquí no se anota nada.",
  still: "Toma aire unos cuatro segundos, suéltalo unos seis. No hay nada que hacer bien.",
  steps: [
    "Las ganas pueden subir y bajar, como una ola. No tienes que pararla ni hacerle caso.",
    "¿Dónde las notas en el cuerpo? Pecho, barriga, manos, mandíbula. Basta con darte cuenta.",
    "Deja que estén ahí. Respira a su lado, suelta el aire despacio y afloja los hombros.",
    "¿Suben, se quedan igual o ya bajan? Solo mira. Cualquier respuesta está bien.",
    "Nombra cinco cosas que ves. Luego tres sonidos que oyes.",
    "Sigues aquí. Puedes quedarte con la ola un poco más, o pedir compañía.",
  ],
  step: (now, all) => `Paso ${now} de ${all}`,
  next: "Siguiente",
  again: "Desde el principio",
  left: (minutes) =>
    minutes > 1
      ? "Unos dos minutos"
      : minutes === 1
        ? "Queda más o menos un minuto"
        : "Han pasado dos minutos.",
  enough: "Quédate el tiempo que quieras.",
  pause: "Parar el movimiento",
  move: "Volver a mover",
  back: "Volver a Hoy",
  help: "Hablar con alguien",
};
