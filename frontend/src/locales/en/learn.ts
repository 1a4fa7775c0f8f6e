// Owns the words of Learn: what is known and what is not, a source beside each. No amounts, no law, no side taken.
import { words } from "#lib/words.ts";

export const learn = words("learn", {
  overdoseTitle: "Signs of an overdose",
  openHelp: "Open help",
  mixingTitle: "Mixing, and after a break",
  stopTitle: "Stopping suddenly",
  plantTitle: "Plant products with opioid-like effects",
  plantKnown: "What is known",
  plantUnknown: "What is not known",
  unknownLong: "What many years of use do to the body.",
  unknownWith: "What happens together with most medicines, and in pregnancy.",
  unknownSeven:
    "How 7-OH acts in people over time. It is another substance than the leaf, and nothing here carries over from one to the other.",
  unknownWhy: "Whether it helps with what people use it for.",
  source: "Source:",
  checked: "Sources last looked at:",
  limits:
    "General knowledge, not about you. A pharmacist or clinician can look at your own situation.",
});

export const LEARN_FACTS: Record<string, string> = words("LEARN_FACTS", {
  signs:
    "Cannot be woken; slow, uneven or stopped breathing; gurgling or snoring sounds; lips or nails blue, purple or grey; very small pupils.",
  naloxone:
    "Call the emergency number first. Naloxone can bring breathing back when opioids are involved. Lay the person on their side if they breathe, and stay until help is there: it can wear off before the opioid does.",
  poison:
    "Somebody confused, very drowsy or short of breath needs medical care at once, whatever it was.",
  mixing:
    "Opioids together with benzodiazepines, alcohol or other sedatives can slow breathing until it stops. Please do not stop a prescribed medicine because of this; ask whoever prescribes it.",
  break:
    "After a break the body handles less than before. In one study, everybody who died of an overdose soon after treatment had lost tolerance. Not being alone can save a life.",
  stopAlcohol:
    "After daily drinking, stopping all at once can be dangerous: shaking, sweating, seeing things, seizures. Speak with a clinician before; with these signs, call for help now.",
  stopSedatives:
    "Stopping benzodiazepines all at once can bring on seizures that threaten life, also when they are prescribed. Whoever prescribes them can plan it with you.",
  surveys:
    "Most of it comes from online surveys. People say they use kratom for pain, worry or low mood, or in place of opioids; some feel bad effects. Surveys cannot show what it does.",
  often:
    "In a study over two weeks, people who used it more often also had more withdrawal and craving.",
  withdrawal:
    "Some people cannot stop easily. They describe withdrawal with stomach trouble, restlessness and poor sleep. A clinician can help with that.",
  calls:
    "Poison centres were called for agitation, a racing heart, drowsiness and vomiting. Calls with other substances too were more often serious.",
  liver:
    "Rarely the liver is harmed, mostly within weeks, also with occasional use. Yellow skin or eyes, dark urine, pale stool or itching all over: contact a doctor that day.",
  medicines:
    "It can change how the body clears other medicines. A pharmacist can look at the list with you.",
  breathing:
    "In animals 7-OH slowed breathing further and further, as opioids do. The main substance of the leaf stopped at a point.",
  products: "What is in a product varies a great deal. Some held metals or germs.",
});
