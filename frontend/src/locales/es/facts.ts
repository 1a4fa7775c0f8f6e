// Owns, in Spanish, the words of plain facts: those of the server.
import type { Whole } from "#lib/words.ts";
import type { facts as English, FACT_WORDS as Titles } from "../en/facts.ts";

export const FACT_WORDS: Whole<typeof Titles> = {
  mixing: [
    "Registrados con poca diferencia",
    "Registraste esto con poca diferencia de tiempo. Juntos pueden frenar la respiración. Si puedes, avisa a alguien y quédate cerca. Si cuesta despertar a la persona o respira despacio: llama ya al número de emergencias y usa naloxona si la hay. Por favor, no dejes un medicamento recetado por esta nota.",
  ],
  "mixing prescribed": [
    "Dos medicamentos que juntos frenan la respiración",
    "Registraste estos medicamentos recetados con poca diferencia. Juntos pueden frenar la respiración; quien los recetó quizá lo tuvo en cuenta, y un farmacéutico puede decírtelo. Si cuesta despertar a la persona o respira despacio: llama ya al número de emergencias y usa naloxona si la hay. Por favor, no dejes un medicamento recetado por esta nota.",
  ],
  "mixing prescribed_again": [
    "Registrados con poca diferencia, como antes",
    "Estos medicamentos recetados volvieron a registrarse con poca diferencia. Mucho sueño o respiración lenta: pide ayuda.",
  ],
  "plan_exceeded amount": [
    "Por encima del plan que pusiste",
    "Lo que registraste está por encima del plan que pusiste. Mantenlo, cámbialo o déjalo, o háblalo con alguien.",
  ],
  "plan_exceeded early": [
    "Antes de lo que dice tu plan",
    "Registraste un uso más temprano de lo que dice tu plan. Mantenlo, cámbialo o déjalo.",
  ],
  use_after_gap: [
    "Si ha pasado un tiempo",
    "Todo lo que registraste sigue aquí. Si ha pasado un tiempo, tu cuerpo puede aguantar menos que antes. Estar con alguien y tener naloxona cerca puede salvar una vida.",
  ],
  "use_after_gap long": [
    "Si ha pasado un tiempo: lee esto, por favor",
    "Si ha pasado un tiempo, tu cuerpo aguanta menos que antes, también lo que entonces era lo habitual. Estar con alguien y tener naloxona cerca puede salvar una vida. Si cuesta despertar a la persona o respira despacio: llama ya al número de emergencias.",
  ],
  "use_after_gap leaf": [
    "Si ha pasado un tiempo",
    "Todo lo que registraste sigue aquí. Si ha pasado un tiempo, tu cuerpo puede aguantar menos que antes. Es bueno tener a alguien cerca.",
  ],
  "red_flag urgent": [
    "Esto necesita ayuda ya",
    "Llama al número de emergencias. Di qué tomaste y cuándo, si puedes.",
  ],
  "red_flag same_day": [
    "Contacta hoy con un médico, por favor",
    "Lo que anotaste debería verse hoy. Puedes mostrarles esto. Di qué tomaste y cuándo, si puedes.",
  ],
};

export const facts: Whole<typeof English> = {
  goesAway: "Se va a los tres días, o cuando la apartes.",
  fromPhone: "Visto en este teléfono, por lo que escribiste aquí.",
};
