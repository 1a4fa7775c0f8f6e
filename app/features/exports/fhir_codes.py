"""Codes of the bundle: our own for everything, and those of others where each was read in a published source.

A code that could not be verified is not here: text and our own code say the same without a guess.
"""

from collections.abc import Mapping
from typing import Any

Json = dict[str, Any]

# Systems are names (FHIR R4 4.0.1, 4.2.3). Ours is an OID made of a UUID, which needs no registry (ITU-T X.667, 2.25).
OURS = "urn:oid:2.25.168027302072421526807604221822375056387"
SNOMED = "http://snomed.info/sct"
LOINC = "http://loinc.org"
UCUM = "http://unitsofmeasure.org"

_HL7 = "http://terminology.hl7.org/CodeSystem"
SURVEY: Json = {"coding": [{"system": f"{_HL7}/observation-category", "code": "survey"}]}
SOCIAL_HISTORY: Json = {"coding": [{"system": f"{_HL7}/observation-category", "code": "social-history"}]}
SAID_BY_PATIENT: Json = {"coding": [{"system": f"{_HL7}/medication-statement-category", "code": "patientspecified"}]}
# The patient is who asserts it (HL7 v3 ObservationValue, PATAST): receivers can tell it from what they measured.
ASSERTED: Json = {"security": [{"system": f"{_HL7}/v3-ObservationValue", "code": "PATAST"}]}
RESTRICTED: Json = {"security": [{"system": f"{_HL7}/v3-Confidentiality", "code": "R"}]}
# A PDF that shows the data of its bundle, and how receivers of patients' own links file it (KTC profile 0.10).
PAPER_TYPE: Json = {"coding": [{"system": LOINC, "code": "60591-5"}]}
PAPER_CATEGORY: Json = {
    "coding": [{"system": "https://cms.gov/fhir/CodeSystem/patient-shared-category", "code": "patient-shared"}]
}

SYMPTOMS: Mapping[str, str] = {
    "nausea": "422587007",  # HL7/fhir-ips
    "vomiting": "422400008",  # HL7/fhir-ips
    "diarrhea": "62315008",  # HL7/fhir-ips
    "diarrhoea": "62315008",  # the same, as other apps may spell it
    "itching_skin": "418363000",  # HL7/fhir-ips
    "seizure": "91175000",  # HL7/fhir-ips
    "constipation": "14760008",  # hl7-be/patient-monitoring
    "palpitations": "80313002",  # hl7-be/patient-monitoring
    "abdominal_pain": "21522001",  # hl7-be/patient-monitoring
    "muscle_ache": "68962001",  # CDCgov/prime-simplereport
    "chills": "43724002",  # CDCgov/prime-simplereport
    "runny_nose": "64531003",  # CDCgov/prime-simplereport
    "dark_urine": "39575007",  # CDCgov/prime-simplereport
    "light_stool": "271863002",  # CDCgov/prime-simplereport
    "yellow_skin_or_eyes": "225549006",  # CDCgov/prime-simplereport
    "insomnia": "193462001",  # ten public files that agree
}
# Of a rating from 0 to 3; "none" has no code that was verified.
SEVERITIES = (None, "255604002", "6736007", "24484000")  # hl7-be/patient-monitoring; HL7/fhir-symptoms-ig (both others)

# Units that are the same everywhere; a capsule or a cup is not one, and stays the word it was typed as.
_UNITS: Mapping[str, str] = {
    "mg": "mg",
    "g": "g",
    "kg": "kg",
    "mcg": "ug",
    "µg": "ug",
    "μg": "ug",
    "ug": "ug",
    "ml": "mL",
    "cl": "cL",
    "l": "L",
    "h": "h",
    "min": "min",
    "%": "%",
}


def own(code: str, text: str, *others: Json | None) -> Json:
    """A CodeableConcept: our code, those of others, and the words a person reads."""
    codings = [{"system": OURS, "code": code}, *(each for each in others if each)]
    return {"coding": codings, "text": text}


def snomed(code: str | None) -> Json | None:
    """A coding of SNOMED CT. Without its display: those words are not ours to give away."""
    return {"system": SNOMED, "code": code} if code else None


def number(text: str) -> int | float:
    """An amount of the wire (15 digits at most) as a FHIR decimal."""
    value = float(text)
    return int(value) if value.is_integer() else value


def quantity(amount: float, unit: str | None) -> Json:
    """A number with its unit as typed, and the code of UCUM where the unit is a real one."""
    found: Json = {"value": amount}
    if unit is not None:
        found["unit"] = unit
        code = _UNITS.get(unit.strip().casefold())
        if code is not None:
            found |= {"system": UCUM, "code": code}
    return found
