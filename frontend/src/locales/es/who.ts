// Owns, in Spanish, the words of "Who can see what": the same limits, said as plainly (docs/threat-model.md).
import type { Whole } from "#lib/words.ts";
import type { who as english } from "../en/who.ts";

export const who: Whole<typeof english> = {
  inUseTitle: "Mientras lo usas",
  inUse:
    "El servidor trata tus palabras en su memoria para guardarlas y mostrártelas. Quien lo administra podría cambiarlo para mirar en ese momento. Administrarlo tú, o elegir a gente de tu confianza, es la única respuesta a eso.",
  storedTitle: "Lo que queda guardado",
  stored:
    "Las anotaciones, de qué tipo son y cuándo fueron, tus ajustes y tu nombre quedan cerrados. La llave se abre solo con tu frase de acceso, tu llave de repuesto o una sesión abierta. La base de datos, sus copias y los secretos del servidor juntos no la abren cuando has cerrado la sesión.",
  deleted:
    "Una anotación borrada se sobrescribe. Las copias del servidor hechas antes la conservan, todavía cerrada, hasta que se reemplazan.",
  operatorTitle: "Lo que puede ver quien administra el servidor",
  operatorCounts: "Que existe una cuenta, y si un nombre que ya conoce tiene una.",
  operatorUse: "Cuando entras, más o menos cuándo lo usaste por última vez, y desde qué dirección.",
  operatorSizes:
    "Cuántas anotaciones hay, más o menos lo larga que es cada una, cuáles comparten tipo y mes, y en qué orden se guardaron. No lo que dicen.",
  operatorOrder:
    "Alguien que consiga los archivos del servidor, por robo o por una orden, ve lo mismo y podría intentar adivinar frases de acceso. Las que hace Ebb resisten.",
  phoneTitle: "En este teléfono",
  phone:
    "Mientras tu sesión está abierta, este teléfono guarda los últimos 90 días, lo que estás escribiendo y lo que aún no se ha enviado, todo cerrado. El navegador guarda la llave en el mismo teléfono: quien lo tenga desbloqueado en la mano puede leer tu diario, y también quien tenga una copia completa de lo que hay en él.",
  phoneLock:
    "Un bloqueo, en Tú, cierra el diario a quien tenga tu teléfono desbloqueado en la mano: nada se puede leer antes de abrirlo. Una persona experta que tenga el teléfono y las cookies de su navegador aún podría pedir la llave al servidor, hasta que cierres la sesión de ese teléfono desde otro dispositivo.",
  phoneOut:
    "Cerrar la sesión, aquí o desde otro dispositivo, quita la copia y la llave. Lo que no se envió sigue cerrado hasta que vuelvas a entrar. En Tú puedes elegir guardar 7 días o nada.",
  phoneWork:
    "Un teléfono o un ordenador de una empresa o de un tribunal puede mostrar a su dueño lo que hay en la pantalla.",
  lostTitle: "Si pierdes tu frase de acceso",
  lost: "Tu llave de repuesto abre el diario y te deja elegir otra frase de acceso. Sin las dos, nadie puede abrirlo: ni tú, ni nosotros, ni nadie que nos lo ordene.",
  othersTitle: "Todos los demás",
  others:
    "No se envía nada a nadie más. No hay analítica ni peticiones hacia fuera. A nadie se le cuenta lo que escribes, suene como suene. Lo que compartes tú muestra lo que elegiste, hasta que lo cierres; el servidor lo guarda sellado, y la llave está en el enlace.",
  openKey: "Tu llave de repuesto",
};
