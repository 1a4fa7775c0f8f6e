"""MedicationStatements: only of what the person marked as prescribed or as medicine, never of kratom, 7-OH or alcohol.

A statement says which medicine and whether it was taken. Amounts stand beside it, in an Observation that is part of it:
in a chart, FHIR's own field for them reads as an instruction, and these are only what somebody noted.
"""

import re

from app.features.exports.fhir_codes import ASSERTED, SAID_BY_PATIENT, own
from app.features.exports.fhir_pen import Pen, id_of, moment, plain, reference
from app.features.exports.shapes import ChosenEntry, Json

_MEDICINES = frozenset({"medicine", "opioid_prescribed"})
# Not approved as medicines, whoever marked them (reference: FDA and kratom; alcohol is none either).
_NEVER = frozenset({"alcohol", "kratom_extract", "kratom_leaf", "seven_oh"})
# The same under a name the person gave. Too wide is harmless: what is held back here is an Observation all the same.
_NEVER_NAMED = re.compile(
    r"[kc]rat[oa]m|ketum|mit?ragyn|speciosa|7[\W_]*o\s*-?h|hydroxymitra"
    r"|alcohol|ethanol|etanol|\b(?:beer|wine|whisk\w+|vodka|rum|gin|spirits?|cider|liquor|cerveza|vino|ron|licor)s?\b",
    re.IGNORECASE,
)
_STATUS = {"taken": "completed", "different": "completed", "missed": "not-taken", None: "completed"}


def as_medicine(entry: ChosenEntry, pen: Pen) -> Json | None:
    """The statement about one intake; None where it is not said to be a medicine that was taken, or missed."""
    document = entry.document
    if not _is_medicine(document, pen):
        return None
    patient = reference(pen.patient_id)
    return {
        "resourceType": "MedicationStatement",
        "id": id_of(entry.entry_id, "medicine"),
        "meta": ASSERTED,
        "status": _STATUS[document["prescribed"]],
        "category": SAID_BY_PATIENT,
        "medicationCodeableConcept": own(f"substance:{document['substance']}", _name(document, pen)),
        "subject": patient,
        "effectiveDateTime": moment(document["occurred_at"]),
        "informationSource": patient,
    }


def _is_medicine(document: Json, pen: Pen) -> bool:
    substance = document["substance"]
    if document["none"] or substance is None or substance in _NEVER:
        return False
    marked = pen.record.settings.get("prescribed") or ()
    if substance not in _MEDICINES and substance not in marked and document["prescribed"] is None:
        return False
    return not _NEVER_NAMED.search(f"{pen.label(f'substance:{substance}')} {document['product']}")


def _name(document: Json, pen: Pen) -> str:
    label, product = pen.label(f"substance:{document['substance']}"), plain(document["product"])
    return f"{label} ({product})" if product else label
