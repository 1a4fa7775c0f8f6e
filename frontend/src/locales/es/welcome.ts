// Owns, in Spanish, the words of coming in: first open, sign-up, sign-in, the spare key.
import type { Whole } from "#lib/words.ts";
import type { names as englishNames } from "../en/names.ts";
import type { passphrase as englishPassphrase } from "../en/passphrase.ts";
import type { recover as englishRecover } from "../en/recover.ts";
import type { refusal as englishRefusal } from "../en/refusal.ts";
import type { speech as englishSpeech } from "../en/speech.ts";
import type { welcome as english } from "../en/welcome.ts";

export const welcome: Whole<typeof english> = {
  lead: "Un lugar privado para ganas, síntomas y pensamientos.",
  nobody: "Nadie lo está mirando.",
  noAmounts: "Nunca sugiere cuánto tomar de nada.",
  helpAtTop: "La ayuda está siempre arriba.",
  start: "Empezar un diario",
  haveOne: "Ya tengo uno: entrar",
  limitsTitle: "Antes de empezar",
  limitsRecord:
    "Este diario guarda lo que tú decides escribir. No es consejo médico, ni un diagnóstico, ni un servicio de emergencias.",
  limitsStop:
    "No dejes ni cambies de golpe medicamentos recetados, alcohol o sedantes por esta aplicación; habla con profesionales de la salud.",
  about: "Qué es y sus límites",

  nameTitle: "Un nombre para entrar",
  nameHint: "No tiene que ser el tuyo. Nadie más lo ve.",
  nameLabel: "Nombre",
  create: "Crear mi diario",
  waiting: "Un momento…",
  existing: "Ya tengo un diario",

  signIn: "Entrar",
  haveKey: "Tengo mi llave de repuesto",
  notMine: "No es mi dispositivo",
  notMineHint: "La sesión termina al cerrar el navegador. Aquí no queda nada.",
  noJournal: "Empezar un diario nuevo",
};

export const recover: Whole<typeof englishRecover> = {
  codeTitle: "Tu llave de repuesto",
  codeHint:
    "El código que guardaste al empezar. Da igual si lleva espacios, guiones o letras minúsculas.",
  code: "Código de recuperación",
  counted: (typed, all) => `${typed} de ${all} caracteres`,
  passphraseTitle: "Una nueva frase de acceso",
  nameTitle: "Un nombre nuevo, si quieres",
  nameHint: "Déjalo vacío para seguir con el nombre que tenías. Te lo mostramos después.",
  name: "Nombre nuevo",
  open: "Abrir mi diario",
  waiting: "Un momento…",
  back: "Volver a entrar",
};

export const passphrase: Whole<typeof englishPassphrase> = {
  title: "Una frase de acceso",
  offer: "Esta se acaba de crear en tu teléfono. Apúntala, o usa la tuya.",
  label: "Frase de acceso",
  rules: "12 caracteres o más. Unas cuantas palabras sin relación se recuerdan mejor.",
  own: "Usar la mía",
  another: "Crear otra",
  made: "Crear una para mí",
  copy: "Copiar",
  copied: "Copiada",
  current: "Tu frase actual",
  show: "Mostrar",
  hide: "Ocultar",
};

export const names: Whole<typeof englishNames> = {
  another: "Otra propuesta",
  suggest: "Proponer uno",
};

export const speech: Whole<typeof englishSpeech> = {
  label: "Idioma",
};

export const refusal: Whole<typeof englishRefusal> = {
  pair: "Ese nombre y esa frase no abren ningún diario. Revisa los dos y prueba otra vez.",
  current: "Esta no es tu frase de acceso. Mírala otra vez; no hay prisa.",
  code: "Este código no abre ningún diario. Mira cada grupo otra vez; no hay prisa.",
  lastGroup: "Estos no son los últimos cuatro caracteres. Míralos otra vez; no hay prisa.",
  taken: "Ese nombre ya está en uso. Hace falta otro.",
  name: "Usa de 3 a 64 letras, cifras y - _ . @ +",
  weak: "Esta frase es fácil de adivinar. Unas cuantas palabras sin relación hacen una buena.",
  short: "La frase de acceso necesita 12 caracteres o más.",
  changed: "Tu frase de acceso acaba de cambiarse desde otro lugar. Aquí no ha cambiado nada.",
  ended: "Tu sesión está cerrada. Entra y prueba otra vez.",
  many: "Demasiados intentos por ahora. Espera un poco, por favor.",
  unreachable: "El servidor no respondió. No se ha perdido nada; prueba otra vez.",
  other: "Eso no funcionó. No ha cambiado nada; prueba otra vez en un momento.",
};
