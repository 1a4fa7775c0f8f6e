// Owns, in Spanish, the words of recording something used.
import type { Whole } from "#lib/words.ts";
import type { intake as english } from "../en/intake.ts";

export const ROUTE_NAMES: Record<string, string> = {
  swallowed: "Tragado",
  under_tongue: "Bajo la lengua",
  drunk: "Bebido",
  smoked: "Fumado o vapeado",
  nose: "Por la nariz",
  injected: "Inyectado",
  skin: "Sobre la piel",
  other: "De otra forma",
};

export const REASON_NAMES: Record<string, string> = {
  pain: "Dolor",
  mood: "Ánimo",
  energy: "Energía",
  sleep: "Sueño",
  withdrawal: "Abstinencia",
  craving: "Ganas",
  social: "Compañía",
};

export const intake: Whole<typeof english> = {
  substance: "¿Qué fue?",
  ownProduct: "¿Cuál?",
  product: "Producto, como en la etiqueta",
  amount: "Cantidad",
  unit: "Unidad",
  amountHint: "Déjalo vacío si no lo sabes.",
  estimated: "La cantidad es aproximada",
  strength: "Contenido según la etiqueta",
  strengthUnit: "Unidad en la etiqueta",
  route: "Cómo",
  routeNone: "Sin decir",
  planned: "¿Estaba previsto?",
  yes: "Sí",
  no: "No",
  prescribed: "¿Como se recetó?",
  reasons: "Motivos",
  decimal: "Usa un número como 1,5",
  more: "Más detalles",
};
