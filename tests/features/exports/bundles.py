"""Bundles made of records, and what is looked up in them."""

from typing import Any

from app.features.exports.fhir import flowing_bundle
from app.features.exports.shapes import ChosenRecord
from tests.features.exports.recorded import IDS, SETTINGS
from tests.support.chosen import Json, chosen, wrote


def bundle_of(record: ChosenRecord, **made: Any) -> Json:
    """A bundle that has flown out, with all its resources."""
    flowing = flowing_bundle(record, **{"report": None, "pdf": None, **made})
    return {**flowing, "entry": list(flowing["entry"])}


def resources(bundle: Json, kind: str = "Observation") -> list[Json]:
    return [entry["resource"] for entry in bundle["entry"] if entry["resource"]["resourceType"] == kind]


def codes(resource: Json) -> set[str]:
    concept = resource.get("code") or resource["medicationCodeableConcept"]
    return {coding["code"] for coding in concept["coding"]}


def coded(bundle: Json, code: str) -> list[Json]:
    return [one for one in resources(bundle) if code in codes(one)]


def part(resource: Json, code: str) -> Json:
    (found,) = [one for one in resource["component"] if code in codes(one)]
    return {name: value for name, value in found.items() if name != "code"}


def one_intake(**fields: Any) -> Json:
    return bundle_of(chosen([wrote("intake", "2026-11-06T08:00:00-05:00", **fields)], IDS, settings=SETTINGS))
