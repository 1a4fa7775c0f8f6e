"""Which substances belong together, and which symptoms. One list each, with its source; own ones have no family."""

# Groups for combining: FDA boxed warning on opioids with benzodiazepines or other depressants of the central nervous
# system, alcohol included (2016; FDA drug safety communication on opioid and sedative medicines). Leaf, extract and
# 7-OH act on opioid receptors (Hemby et al. 2019; LiverTox, NIDDK, "Kratom").
OPIOID_LIKE = frozenset({"kratom_leaf", "kratom_extract", "seven_oh", "opioid_prescribed", "opioid_other"})
KRATOM = frozenset({"kratom_leaf", "kratom_extract"})
DEPRESSANT = frozenset({"alcohol", "benzodiazepine_sedative"})
# Asked for by many, and not what a journal of recovery is about unless the person tracks them.
EVERYDAY = frozenset({"caffeine", "nicotine", "medicine"})

# Both spellings: the list of the app has the first, programs have sent the second.
GUT = ("nausea", "vomiting", "constipation", "diarrhea", "diarrhoea", "abdominal_pain")
# Breathing and drowsiness: the signs of opioid overdose (WHO, Community management of opioid overdose, 2014).
SLOWED = ("slow_breathing", "blue_lips", "cannot_be_woken", "drowsiness")
# Signs that stopping alcohol or a sedative is becoming dangerous (ASAM guideline on alcohol withdrawal, 2020; FDA
# boxed warning on benzodiazepines, 2020).
STOPPING = ("seizure", "confusion", "tremor", "sweating")
