// Owns the words of recording something used; loaded only where that is asked for.
import { words } from "#lib/words.ts";

export const ROUTE_NAMES: Record<string, string> = words("ROUTE_NAMES", {
  swallowed: "Swallowed",
  under_tongue: "Under the tongue",
  drunk: "Drunk",
  smoked: "Smoked or vaped",
  nose: "Through the nose",
  injected: "Injected",
  skin: "On the skin",
  other: "Another way",
});

export const REASON_NAMES: Record<string, string> = words("REASON_NAMES", {
  pain: "Pain",
  mood: "Mood",
  energy: "Energy",
  sleep: "Sleep",
  withdrawal: "Withdrawal",
  craving: "Craving",
  social: "Company",
});

export const intake = words("intake", {
  substance: "What was it?",
  ownProduct: "Which one?",
  product: "Product, as on the label",
  amount: "Amount",
  unit: "Unit",
  amountHint: "Leave empty if you do not know.",
  estimated: "The amount is a guess",
  strength: "Strength on the label",
  strengthUnit: "Unit on the label",
  route: "How",
  routeNone: "Not said",
  planned: "Was it planned?",
  yes: "Yes",
  no: "No",
  prescribed: "As prescribed?",
  reasons: "Reasons",
  decimal: "Use a number such as 1.5",
  more: "More details",
});
