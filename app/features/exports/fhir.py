"""The FHIR R4 (4.0.1) bundle of what was chosen. Pure: the same record gives the same bundle, byte for byte."""

import base64
from collections.abc import Iterator

from pydantic_core import to_json

from app.features.exports.fhir_codes import ASSERTED, PAPER_CATEGORY, PAPER_TYPE, RESTRICTED
from app.features.exports.fhir_entries import resources_of
from app.features.exports.fhir_more import before, noticed, own_plan, to_raise
from app.features.exports.fhir_pen import Pen, filled, pen_for, plain, reference
from app.features.exports.shapes import ChosenRecord, Json

REPORT_TYPE = "application/vnd.ebb.report+json"
PAPER_FORMAT = "application/pdf"


def flowing_bundle(record: ChosenRecord, *, report: Json | None, pdf: bytes | None) -> Json:
    """A collection bundle: the patient, what was recorded, and the report and the paper where they are given.

    To be written once: each resource is made when it is reached (measured: a quarter of the memory).
    """
    pen = pen_for(record)
    resources = _resources(pen, report, pdf)
    return {
        "resourceType": "Bundle",
        "id": pen.once("bundle"),
        "meta": RESTRICTED,
        "identifier": {"system": "urn:ietf:rfc:3986", "value": f"urn:uuid:{pen.once('bundle')}"},
        "type": "collection",
        "timestamp": record.as_of.isoformat(timespec="seconds"),
        "entry": ({"fullUrl": f"urn:uuid:{each['id']}", "resource": each} for each in resources),
    }


def _resources(pen: Pen, report: Json | None, pdf: bytes | None) -> Iterator[Json]:
    yield _patient(pen)
    if pdf is not None:
        yield _paper(pen, pdf)
    if report is not None:
        yield _report(pen, report)
    wanted = {entry_id for event in pen.record.events for entry_id in event.entry_ids}
    evidence: dict[str, list[str]] = {}
    for entry in pen.record.entries:
        for resource in resources_of(entry, pen):
            yield resource
            if entry.entry_id in wanted and resource["resourceType"] == "Observation":
                evidence.setdefault(entry.entry_id, []).append(resource["id"])
    yield from (*before(pen), *noticed(pen, evidence), *own_plan(pen), *to_raise(pen))


def _patient(pen: Pen) -> Json:
    """Opaque, unless the person typed their name for this report."""
    person = pen.record.person or {}
    name = plain(person.get("name"))
    return filled(
        {
            "resourceType": "Patient",
            "id": pen.patient_id,
            "identifier": [{"system": "urn:ietf:rfc:3986", "value": f"urn:uuid:{pen.patient_id}"}],
            "name": [{"text": name}] if name else None,
            "birthDate": person.get("birth_date"),
        }
    )


def _paper(pen: Pen, pdf: bytes) -> Json:
    patient, made = reference(pen.patient_id), pen.record.as_of.isoformat(timespec="seconds")
    attachment = {
        "contentType": PAPER_FORMAT,
        "language": pen.record.language,
        "data": _base64(pdf),
        "title": pen.say("paper"),
        "creation": made,
    }
    return {
        "resourceType": "DocumentReference",
        "id": pen.once("paper"),
        "meta": ASSERTED,
        "status": "current",
        "type": PAPER_TYPE,
        "category": [PAPER_CATEGORY],
        "subject": patient,
        "date": made,
        "author": [patient],
        "content": [{"attachment": attachment}],
    }


def _report(pen: Pen, report: Json) -> Json:
    return {
        "resourceType": "Binary",
        "id": pen.once("report"),
        "contentType": REPORT_TYPE,
        "data": _base64(to_json(report)),
    }


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode()
