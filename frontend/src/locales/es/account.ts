// Owns, in Spanish, the words of one's own account and of the settings.
import type { Whole } from "#lib/words.ts";
import type { account as english } from "../en/account.ts";
import type { you as englishYou } from "../en/you.ts";

export const account: Whole<typeof english> = {
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

  keyOpenTitle: "El código que tienes",
  keyOpen: "Funciona, pero todavía no está confirmado. ¿Está donde puedas volver a encontrarlo?",
  keyNewTitle: "Un código nuevo",
  keyNewHint: "El código que tienes sigue sirviendo hasta que confirmes el nuevo.",
  keyNewButton: "Mostrarme un código nuevo",

  passphraseTitle: "Una nueva frase de acceso",
  passphraseWhere: "Aquí la sesión sigue abierta. En todos los demás lugares se cierra.",
  passphraseButton: "Cambiar mi frase de acceso",
  passphraseDone: "Tu frase de acceso ha cambiado.",
  passphraseLost:
    "El servidor no respondió, así que la frase nueva puede estar ya en uso. Si tu sesión se cierra, prueba primero la nueva y después la anterior.",

  nameNow: (login) => `Entras como ${login}. El nombre no tiene que ser el tuyo.`,
  nameNew: "Nombre nuevo",
  nameButton: "Cambiar mi nombre",
  nameDone: (login) => `Ahora entras como ${login}.`,

  sessionsHint: "Cada teléfono, ordenador o programa que ahora puede abrir tu diario.",
  sessionHere: "Este dispositivo",
  sessionSeen: (since, last) => `Desde ${since}, última vez ${last}`,
  sessionEnd: "Cerrar sesión",
  sessionEnded: "Sesión cerrada allí",
  sessionsEnd: "Cerrar sesión en los demás lugares",
  sessionsEnded: "Sesión cerrada en los demás lugares",
  sessionsOnlyHere: "No tienes la sesión abierta en ningún otro lugar.",
  sessionsUnreachable: "La lista todavía no está aquí. Prueba otra vez con conexión.",
  tryAgain: "Probar otra vez",
  notDone: "Eso no funcionó. Prueba otra vez en un momento.",

  endWords: "Esto cierra tu diario para siempre.",
  endCopies:
    "Las copias que guardó un profesional se quedan con él. Lo que espera en este teléfono también se va.",
  endWaiting: (count) =>
    count === 1
      ? "Ahora hay una anotación en espera aquí."
      : `Ahora hay ${count} anotaciones en espera aquí.`,
  endFirst: "¿Guardar antes una copia?",
  endFirstLink: "Llévatelo contigo",
  endType: "Escribe BORRAR",
  endTypeWrong: "Escribe la palabra BORRAR para seguir",
  endWord: "BORRAR",
  endButton: "Cerrar mi diario para siempre",
  endDone: "Tu diario está cerrado. Aquí no queda nada de él.",

  waiting: "Un momento…",
  back: "Volver a Tú",
  loading: "Un momento…",
};

export const you: Whole<typeof englishYou> = {
  accountTitle: "Tu diario",
  signedInAs: (login) => `Has entrado como ${login}`,
  spareKey: "Llave de repuesto",
  codeOpen: "Sin confirmar todavía",
  passphrase: "Cambiar la frase de acceso",
  name: "Cambiar el nombre",
  sessions: "Dónde tienes la sesión abierta",
  who: "Quién ve qué",
  learn: "Saber más: sobredosis, mezclas, dejarlo de golpe",
  close: "Cerrar el diario para siempre",
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
  phoneTitle: "En este teléfono",
  phoneHint:
    "Se guarda aquí bajo llave, para que se abra sin conexión. Al cerrar sesión se quita. Lo que no se ha enviado se queda siempre hasta que se envíe.",
  phoneKeep: "Guardar aquí",
  phoneNothing: "Nada",
  phoneBorrowed: "En este dispositivo no se guarda nada.",
  phoneRefused: "Este navegador no deja que Ebb guarde nada aquí.",
  signOutAnyway: "Cerrar sesión de todos modos",
  stay: "Quedarme",
  signOutUnreachable:
    "El servidor no respondió, así que la sesión sigue abierta. Prueba otra vez con conexión.",

  lookTitle: "Aspecto",
  theme: "Colores",
  themeSystem: "Sistema",
  themeLight: "Claros",
  themeDark: "Oscuros",

  timeTitle: "Hora y lugar",
  zone: "Zona horaria",
  zoneDevice: (zone) => `Como este teléfono: ${zone}`,
  boundary: "El día nuevo empieza a las",
  boundaryHint: "Lo que anotes antes de esta hora pertenece todavía al día anterior.",
  region: "País, para los números de ayuda",
  regionNone: "Sin elegir",

  trackTitle: "De qué llevas la cuenta",
  trackHint:
    "No hay nada elegido por ti. Lo que elijas aquí aparece en Hoy solo después de tocar Anotar, salvo lo que te recetaron.",
  trackOpen: "Elegir de una lista",
  trackAdd: "Otra cosa",
  trackName: "Nombre",
  trackUnit: "Unidad en la que cuentas",
  trackPrescribed: "Con receta mía",
  trackPrescribedHint: "Hoy pregunta entonces por su nombre: así, no tomado o de otra manera.",
  productAdd: "Añadir un producto",
  productName: "Nombre, como tú lo llamas",
  productStrength: "Contenido según la etiqueta",
  productStrengthUnit: "Unidad en la etiqueta",
  productStrengthWrong: "Usa un número y su unidad, o deja los dos vacíos",
  productRemove: "Quitar",
  trackAddButton: "Añadir",
  trackNameNeeded: "Ponle primero un nombre",

  bodyTitle: "Lista del cuerpo",
  bodyHint: "Esto aparece en Hoy. Todo lo demás está en Más.",
  bodyGroupWithdrawal: "Abstinencia",

  hardDays: "Tu plan para días difíciles",
  noticed: "En qué se fijó Ebb",
  aboutLink: "Qué es y sus límites",
  saved: "Guardado",
  saveFailed: "Esto no se guardó. Revisa la conexión y prueba otra vez.",
  loading: "Un momento…",
  unreachable: "Tus ajustes todavía no están aquí. Aparecen cuando el servidor responda.",
};
