// Owns the Spanish words of the page a shared record opens on; it speaks to a clinician, as one person to another.

import type { Whole } from "#lib/words.ts";
import type { viewer as English } from "#locales/en/viewer.ts";

export const viewer: Whole<typeof English> = {
  title: "Registro compartido",
  help: "Ayuda",
  introTitle: "Te han compartido un registro",
  intro:
    "Alguien eligió partes de su propio registro para que las veas. Nada se abre, y nadie se entera de nada, antes de que pulses el botón.",
  recipient: "Tu nombre o el de tu consulta",
  recipientHint: "Quien lo compartió lo leerá junto a la hora. Puedes dejarlo vacío.",
  recipientNone: "Sin nombre",
  passcode: "Clave",
  passcodeHint: "Te la dan por otro medio que el enlace.",
  open: "Abrir el registro",
  opening: "Abriendo",
  wrongPasscode: (remaining) =>
    remaining === 1
      ? "Esa clave no es. Queda un intento."
      : `Esa clave no es. Quedan ${remaining} intentos.`,
  missingPasscode: "Escribe primero la clave.",
  goneTitle: "Este enlace no se abre",
  gone: "Puede haber terminado, o se copió solo una parte. Quien te lo dio puede hacer otro.",
  broken: "Lo que llegó no se abre con este enlace. Puede que se copiara solo una parte.",
  old: "Este navegador es demasiado antiguo para abrirlo. Sirve uno más nuevo, u otro dispositivo.",
  busy: (seconds) => `Demasiados intentos ahora mismo. Prueba de nuevo en ${seconds} segundos.`,
  unreachable: "El servidor no respondió. Revisa la conexión y prueba de nuevo.",
  paper: "Guardar como PDF",
  paperFile: "registro-compartido.pdf",
  print: "Imprimir",
  keeps:
    "Esta página no guarda nada: al cerrarla desaparece. Para verlo otra vez, abre otra vez el enlace. Una copia que guardes o imprimas puede pasar a formar parte de un historial médico.",
  paperOnly:
    "Este código está hecho para los sistemas de una clínica. Aquí se puede guardar como PDF para leerlo o imprimirlo.",
};
