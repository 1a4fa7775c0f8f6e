// Owns, in Spanish, the words of the Help screen.
import type { Whole } from "#lib/words.ts";
import type { help as english } from "../en/help.ts";

export const help: Whole<typeof english> = {
  emergencyTitle: "En peligro ahora",
  emergencyText:
    "Si alguien casi no despierta, respira despacio, convulsiona o tiene dolor en el pecho, o si no estás a salvo contigo: llama ahora.",
  emergencyNone: "Llama al número de emergencias del lugar donde estás.",
  overdoseTitle: "Sobredosis e intoxicación",
  overdoseText:
    "Si alguien casi no despierta o respira despacio, llama primero al número de emergencias. Quédate a su lado y usa naloxona si la hay.",
  ownTitle: "Tu gente",
  ownPinned: "Elegiste que se vean aquí con la app bloqueada.",
  ownNone: "Todavía no hay nadie. Puedes anotar a quién llamar.",
  ownPlan: "Tu plan para días difíciles",
  crisisTitle: "Alguien con quien hablar",
  substanceTitle: "Sobre sustancias",
  quietTitle: "Un momento de calma",
  quietText:
    "Dos minutos: respirar despacio, o dejar pasar las ganas como una ola. Nada que escribir.",
  quietOpen: "Dos minutos de calma",
  elsewhereTitle: "Más lugares",
  noneListed: (emergency) =>
    `Aquí no hay ninguno en la lista. Si es urgente, llama ${emergency ? `al ${emergency}` : "al número de emergencias del lugar donde estás"}.`,
  call: (number) => `Llamar al ${number}`,
  text: (number) => `Mensaje al ${number}`,
  textWith: (keyword, number) => `Enviar ${keyword} al ${number}`,
  yourWord: (what) => `tu ${what}`,
  hoursUnknown: "Horario desconocido",
  always: "Las 24 horas, todos los días",
  website: "Página web",
  checked: (day) =>
    `Números comprobados el ${day}. El precio y la privacidad cambian de una línea a otra.`,
  regionGuess: (name) => `Se muestra ${name}. Es una suposición por el idioma de tu teléfono.`,
  regionKnown: (name) => `Se muestra ${name}.`,
  regionUnknown: "¿Dónde estás? Los números cambian de un país a otro.",
  regionChange: "Cambiar",
  regionLabel: "País",
  regionOther: "Otro lugar",
  limits:
    "Este diario guarda lo que tú decides escribir. No es consejo médico, ni un diagnóstico, ni un servicio de emergencias, y nadie lo está mirando.",
};
