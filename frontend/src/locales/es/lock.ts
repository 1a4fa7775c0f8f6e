// Owns, in Spanish, the words of the lock.
import type { Whole } from "#lib/words.ts";
import type { locked as english, lock as englishLock } from "../en/lock.ts";

export const locked: Whole<typeof english> = {
  hint: "Solo tú puedes abrirlo.",
  pin: "PIN",
  unlock: "Desbloquear",
  waiting: "Un momento…",
  wrong: (left) =>
    `No era ese. ${left === 1 ? "Un intento más" : `${left} intentos más`} y se quita la copia de este teléfono. Nada de lo que anotaste se pierde.`,
  unheard: "El teléfono no respondió. Prueba otra vez.",
  noPasskey:
    "Tu teléfono no lo abrió. Puedes intentarlo otra vez, o entrar con tu frase de acceso.",
  spent:
    "La copia de este teléfono se quitó después de diez intentos. Nada de lo que anotaste se pierde. Entra con tu frase de acceso para seguir.",
  gone: "Lo que guardaba este teléfono ya no está. Puede que el navegador lo quitara. Entra con tu frase de acceso para seguir.",
  signIn: "Entrar con tu frase de acceso",
  signInHint: "Eso quita el bloqueo. Puedes poner otro en Tú.",
  record: "Anotar algo",
  recordHint: "Sin desbloquear: se puede escribir, no leer.",
  recordDone: "Cerrar",
};

export const lock: Whole<typeof englishLock> = {
  title: "Bloqueo",
  hint: "Pregunta antes de abrir el diario. Sin desbloquear puedes anotar y pedir ayuda.",
  off: "Sin bloqueo",
  onPin: "Con un PIN",
  onPasskey: "Con tu cara, tu dedo o el bloqueo de pantalla",
  usePasskey: "Bloquear con cara, dedo o bloqueo de pantalla",
  passkeyHint: "El bloqueo más fuerte. Tu teléfono guarda su llave, y funciona sin conexión.",
  passkeyName: "Diario",
  usePin: "Bloquear con un PIN",
  pinHint:
    "Un PIN deja fuera a quien tenga tu teléfono en la mano. No detiene a alguien experto con una copia completa del teléfono. Después de diez intentos se quita la copia de este teléfono; lo que anotaste no se pierde.",
  pinNew: "PIN nuevo, al menos seis cifras",
  pinAgain: "El mismo otra vez",
  pinShort: "Al menos seis cifras, y solo cifras",
  pinEasy: "Es de los primeros que alguien probaría. Elige otro.",
  pinOther: "No son iguales",
  save: "Activar",
  cancel: "Ahora no",
  after: "Bloquear solo",
  afterAtOnce: "Al salir de la aplicación",
  afterMinutes: (minutes) =>
    minutes === 1 ? "Después de 1 minuto" : `Después de ${minutes} minutos`,
  now: "Bloquear ahora",
  takeOff: "Quitar el bloqueo",
  offNow: "El bloqueo está quitado",
  onNow: "El bloqueo está puesto",
  notMade: "El bloqueo no se activó. Nada ha cambiado.",
  needsServer: "Para activarlo hace falta conexión un momento. Nada ha cambiado.",
  borrowed: "En un dispositivo que no es tuyo no se guarda nada, así que no hay nada que bloquear.",
  refused: "Este navegador no deja que Ebb guarde nada aquí, así que no hay nada que bloquear.",
};
