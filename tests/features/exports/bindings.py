"""What FHIR R4 (4.0.1) requires of the resources written here, in a table of our own.

Two validators of other people read the bundles as well. Each lets something through (measured): one takes any status,
the other takes two values in one resource.
"""

import re
from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]

# http://hl7.org/fhir/R4: elements with a binding of strength "required", and the codes of their value sets.
REQUIRED: dict[tuple[str, str], frozenset[str]] = {
    ("Bundle", "type"): frozenset(
        {
            *("document", "message", "transaction", "transaction-response", "batch", "batch-response"),
            *("history", "searchset", "collection"),
        }
    ),
    ("Observation", "status"): frozenset(
        {
            *("registered", "preliminary", "final", "amended", "corrected", "cancelled", "entered-in-error"),
            "unknown",
        }
    ),
    ("MedicationStatement", "status"): frozenset(
        {
            *("active", "completed", "entered-in-error", "intended", "stopped", "on-hold", "unknown"),
            "not-taken",
        }
    ),
    ("DocumentReference", "status"): frozenset({"current", "superseded", "entered-in-error"}),
    ("Goal", "lifecycleStatus"): frozenset(
        {
            *("proposed", "planned", "accepted", "active", "on-hold", "completed", "cancelled"),
            *("entered-in-error", "rejected"),
        }
    ),
}
# Value sets of weaker bindings that we mean to keep to all the same.
SYSTEMS: dict[str, frozenset[str]] = {
    "http://terminology.hl7.org/CodeSystem/observation-category": frozenset({"survey", "social-history"}),
    "http://terminology.hl7.org/CodeSystem/medication-statement-category": frozenset({"patientspecified"}),
    "http://terminology.hl7.org/CodeSystem/v3-ObservationValue": frozenset({"PATAST"}),
    "http://terminology.hl7.org/CodeSystem/v3-Confidentiality": frozenset({"R"}),
    "http://loinc.org": frozenset({"60591-5"}),
    "http://unitsofmeasure.org": frozenset({"mg", "g", "kg", "ug", "mL", "cL", "L", "h", "min", "%"}),
    "https://cms.gov/fhir/CodeSystem/patient-shared-category": frozenset({"patient-shared"}),
}
# Elements a resource must have, and those of which it may have one.
NEEDED = {
    "Bundle": ("type", "timestamp", "entry"),
    "Patient": ("identifier",),
    "Observation": ("status", "code", "subject", "category"),
    "MedicationStatement": ("status", "medicationCodeableConcept", "subject", "informationSource"),
    "DocumentReference": ("status", "content", "type", "category", "author"),
    "Goal": ("lifecycleStatus", "description", "subject", "expressedBy"),
    "Binary": ("contentType", "data"),
}
CHOICES = ("value", "effective", "medication", "start", "target")
_STRING = re.compile(r"[ \r\n\t\S]+")
_DATE_TIME = re.compile(
    r"([0-9]{4})(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01])(T([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\.[0-9]+)?"
    r"(Z|[+-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00)))?)?)?"
)
_CODE = re.compile(r"[^\s]+(\s[^\s]+)*")
_TIMES = frozenset({"effectiveDateTime", "start", "end", "date", "timestamp", "creation", "startDate"})


def problems(bundle: Json) -> list[str]:
    """Everything that is not as R4 requires, one line each."""
    resources = [entry["resource"] for entry in bundle["entry"]]
    return [
        *_of_resource(bundle),
        *(line for resource in resources for line in _of_resource(resource)),
        *_of_places(bundle["entry"]),
        *(line for path, value in walk(bundle) for line in _of_value(path, value)),
    ]


def walk(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Everything in a document, with the names on the way to it."""
    yield path, value
    if isinstance(value, dict):
        for name, each in value.items():
            yield from walk(each, (*path, name))
    elif isinstance(value, list):
        for each in value:
            yield from walk(each, path)


def _of_resource(resource: Json) -> Iterator[str]:
    kind = resource["resourceType"]
    yield from (f"{kind} without {name}" for name in NEEDED[kind] if name not in resource)
    for (whose, name), codes in REQUIRED.items():
        if whose == kind and resource.get(name) not in codes:
            yield f"{kind}.{name} is {resource.get(name)!r}"


def _of_places(entries: list[Json]) -> Iterator[str]:
    places = [entry["fullUrl"] for entry in entries]
    if len(set(places)) != len(places):
        yield "two entries in one place"
    if any(entry["fullUrl"] != f"urn:uuid:{entry['resource']['id']}" for entry in entries):
        yield "a place that is not its resource's"
    named = {value for path, value in walk(entries) if path and path[-1] == "reference"}
    if named - set(places):
        yield "a reference that leads out of the bundle"
    if [entry["resource"]["resourceType"] for entry in entries].count("Patient") != 1:
        yield "not exactly one patient"


def _of_value(path: tuple[str, ...], value: Any) -> Iterator[str]:
    where = ".".join(path)
    if value is None or value in ("", [], {}):
        yield f"{where} is empty"
    if isinstance(value, dict):
        for choice in CHOICES:
            given = [name for name in value if re.fullmatch(f"{choice}[A-Z]\\w*", name)]
            if len(given) > 1 and choice in {"value", "effective", "medication"}:
                yield f"{where} has {given}"
        if value.get("system") in SYSTEMS and value.get("code", value.get("value")) not in SYSTEMS[value["system"]]:
            yield f"{where} has a code that was not verified"
        if {"text", "note"} & value.keys() and ("div" in str(value.get("text")) and isinstance(value["text"], dict)):
            yield f"{where} has a narrative"
    if isinstance(value, str):
        yield from _of_text(where, path[-1], value)


def _of_text(where: str, name: str, value: str) -> Iterator[str]:
    if name in _TIMES and not _DATE_TIME.fullmatch(value):
        yield f"{where} is no time: {value}"
    if name == "code" and not _CODE.fullmatch(value):
        yield f"{where} is no code"
    if not _STRING.fullmatch(value):
        yield f"{where} is no string"
