// Owns, in Spanish, the words of putting Ebb on the first screen.
import type { Whole } from "#lib/words.ts";
import type { install as english } from "../en/install.ts";

export const install: Whole<typeof english> = {
  title: "Ten Ebb a mano",
  text: "En tu pantalla de inicio se abre con un toque, también sin conexión. Allí se ve como un icono sencillo que se llama Ebb.",
  put: "Añadir a la pantalla de inicio",
  later: "Ahora no",
  laterSaid: "Lo encuentras en Tú cuando quieras.",
  notKept:
    "Este teléfono puede borrar lo que guarda si le falta espacio. Lo que está guardado en tu diario se queda allí.",
  waitingFirst: (count) =>
    `${count === 1 ? "Una entrada espera" : `${count} entradas esperan`} aquí y allí no se vería. Quédate hasta que ponga «Todo guardado» y después añádelo.`,
  stepShare: "Toca Compartir, el cuadrado con una flecha",
  stepAdd: "Elige «Añadir a pantalla de inicio»",
  signInAgain: "Te pide una vez tu nombre y tu frase de acceso, porque guarda su propia copia.",
};
