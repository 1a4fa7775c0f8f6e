"""Bundles as FHIR R4 wants them: two readers agree, and nothing is said that was not recorded."""

import base64
import json
import re
from datetime import datetime

import pytest
from fhir.resources.R4B.bundle import Bundle
from hypothesis import given, settings
from hypothesis import strategies as st

from app.features.exports.building import build_record_bundle, bundle_bytes
from app.features.exports.fhir_codes import OURS
from app.features.exports.fhir_pen import pen_for
from tests.features.exports.bindings import problems, walk
from tests.features.exports.bundles import bundle_of, coded, codes, one_intake, part, resources
from tests.features.exports.recorded import ENTRIES, IDS, PAIN, SETTINGS, TEA, WALK, WEIGHT, entries, whole
from tests.support.chosen import Json, chosen


@pytest.fixture(scope="module")
def everything() -> Json:
    person = {"name": "Ana Ruiz", "birth_date": "1988-02-03"}
    return bundle_of(whole(person=person), report={"version": 1, "title": "Ñ"}, pdf=b"%PDF-1.4 x")


def test_both_readers_take_a_bundle_with_everything_in_it(everything):
    Bundle.model_validate_json(bundle_bytes(everything))

    assert problems(everything) == []
    assert {kind["resource"]["resourceType"] for kind in everything["entry"]} == {
        *("Patient", "Observation", "MedicationStatement", "Goal", "DocumentReference", "Binary")
    }


@pytest.mark.parametrize("language", ["en", "es"])
def test_both_readers_take_an_empty_record(language):
    empty = bundle_of(chosen([], ["craving"], language=language))

    Bundle.model_validate_json(bundle_bytes(empty))
    assert problems(empty) == []
    assert [one["resource"]["resourceType"] for one in empty["entry"]] == ["Patient"]


@settings(deadline=None, max_examples=60)
@given(written=st.lists(entries(), max_size=6), include=st.sets(st.sampled_from(IDS), min_size=1))
def test_both_readers_take_whatever_was_written_and_chosen(written, include):
    bundle = bundle_of(chosen(written, include, settings=SETTINGS))

    Bundle.model_validate_json(bundle_bytes(bundle))
    assert problems(bundle) == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda one: one.update(status="bogus"),
        lambda one: one.pop("status"),
        lambda one: one.update(valueString="x", valueInteger=1),
        lambda one: one.update(effectiveDateTime="2026-11-02T21:14-05:00"),
        lambda one: one.update(subject={"reference": "urn:uuid:elsewhere"}),
        lambda one: one.update(text={"status": "generated", "div": "<div>x</div>"}),
        lambda one: one.update(component=[]),
        lambda one: one["category"][0]["coding"][0].update(code="guess"),
    ],
    ids=["status", "no status", "two values", "time", "reference", "narrative", "empty", "code"],
)
def test_our_own_table_sees_what_is_wrong(spoil):
    bundle = json.loads(bundle_bytes(bundle_of(chosen(ENTRIES[2:3], ["craving"]))))
    assert problems(bundle) == []

    spoil(resources(bundle)[0])

    assert problems(bundle) != []


def test_the_same_record_gives_the_same_bytes():
    first, again = (bundle_bytes(bundle_of(whole(), pdf=b"x")) for _ in range(2))

    assert first == again


def test_a_bundle_that_is_written_as_it_flows_is_the_same_one():
    record = whole()

    assert build_record_bundle(record) == bundle_bytes(bundle_of(record))


def test_what_ids_are_made_of_does_not_grow_with_the_record_and_differs_with_it():
    """It is hashed again for each thing noticed: 50,000 entries took over a minute when all their ids were in it."""
    one, all_of_them = (pen_for(chosen(some, IDS, settings=SETTINGS)).root for some in (ENTRIES[:1], ENTRIES))

    assert len(one) == len(all_of_them) == 36
    assert one != all_of_them


def test_no_id_of_an_entry_leaves_and_ids_of_two_bundles_share_no_patient(everything):
    other = bundle_of(whole())
    later = bundle_of(chosen(ENTRIES[3:], IDS, settings=SETTINGS))

    assert not re.search(r"00000000-0000-4000", json.dumps(everything))
    assert resources(other, "Patient")[0]["id"] != resources(later, "Patient")[0]["id"]


def test_a_person_without_a_name_is_opaque_and_one_with_a_name_has_just_that(everything):
    (nobody,) = resources(bundle_of(whole()), "Patient")
    (ana,) = resources(everything, "Patient")

    assert set(nobody) == {"resourceType", "id", "identifier"}
    assert (ana["name"], ana["birthDate"]) == ([{"text": "Ana Ruiz"}], "1988-02-03")


def test_everything_is_said_by_the_patient_but_what_the_journal_noticed(everything):
    (patient,) = resources(everything, "Patient")
    me = {"reference": f"urn:uuid:{patient['id']}"}

    noticed = [one for one in resources(everything) if one["code"]["text"] == "What the journal noticed"]
    said = [one for one in resources(everything) if one not in noticed]

    assert all(one["performer"] == [me] and one["subject"] == me for one in said)
    assert all(one["meta"]["security"][0]["code"] == "PATAST" for one in said)
    assert noticed
    assert all("performer" not in one and "meta" not in one and one["derivedFrom"] for one in noticed)


def test_times_keep_the_offset_they_were_written_with(everything):
    times = {one["effectiveDateTime"] for one in resources(everything) if "effectiveDateTime" in one}

    assert {"2026-11-02T21:14:00-05:00", "2026-11-03T08:00:00+05:45", "2026-11-02T23:59:59+00:00"} <= times


def test_a_craving_is_its_number_with_its_parts(everything):
    second, first = coded(everything, "craving-0-10")

    assert first["valueInteger"] == 7
    assert part(first, "outcome") == {"valueString": "passed"}
    assert part(first, "substance")["valueCodeableConcept"]["text"] == "Kratom leaf"
    assert second["valueInteger"] == 0
    assert part(second, "triggers") == {"valueString": "Stress"}
    assert part(second, "note") == {"valueString": "An hour."}


def test_symptoms_carry_verified_codes_and_none_of_the_others(everything):
    nausea, tremor = (coded(everything, f"symptom:{symptom}")[0] for symptom in ("nausea", "tremor"))

    assert codes(nausea) == {"symptom:nausea", "422587007"}
    assert {one["code"] for one in nausea["valueCodeableConcept"]["coding"]} == {"severity-2", "6736007"}
    assert codes(tremor) == {"symptom:tremor"}
    assert tremor["code"]["text"] == "Shaking"


def test_an_explicit_none_is_there_and_different_from_missing(everything):
    insomnia = coded(everything, "symptom:insomnia")
    nothing = coded(one_intake(substance="alcohol", none=True), "substance-intake")

    assert [one["valueCodeableConcept"]["text"] for one in insomnia] == ["None", "None"]
    assert [one["valueBoolean"] for one in nothing] == [False]


def test_trackers_are_answers_numbers_or_amounts_with_their_unit(everything):
    values = {tracker: coded(everything, f"tracker:{tracker}")[0] for tracker in (WALK, WEIGHT, PAIN)}

    assert values[WALK]["valueBoolean"] is True
    assert values[WEIGHT]["valueQuantity"] == {
        "value": 71.5,
        "unit": "kg",
        "system": "http://unitsofmeasure.org",
        "code": "kg",
    }
    assert values[PAIN]["valueInteger"] == 3
    assert values[PAIN]["code"]["text"] == "Pain"


@pytest.mark.parametrize(
    ("unit", "code"), [("mg", "mg"), ("MG", "mg"), ("ml", "mL"), ("µg", "ug"), ("capsule", None), ("drink", None)]
)
def test_amounts_have_the_unit_as_typed_and_a_code_where_it_is_a_real_one(unit, code):
    (use,) = coded(one_intake(substance=TEA, amount="2.50", unit=unit), "substance-intake")

    quantity = part(use, "amount")["valueQuantity"]
    assert (quantity["value"], quantity["unit"], quantity.get("code")) == (2.5, unit, code)


def test_the_plan_is_the_persons_own(everything):
    (patient,) = resources(everything, "Patient")

    texts = [goal["description"]["text"] for goal in resources(everything, "Goal")]

    assert texts == [
        "Own plan: taper",
        "Own plan for Kratom leaf: 4 capsule in one day",
        "Own plan for Kratom leaf: not before 12:00",
    ]
    assert all(
        goal["expressedBy"] == {"reference": f"urn:uuid:{patient['id']}"} for goal in resources(everything, "Goal")
    )


def test_the_period_before_is_one_summary(everything):
    (before,) = coded(everything, "before")

    assert before["effectivePeriod"] == {"start": "2026-10-10", "end": "2026-10-31"}
    assert part(before, "before-count") == {"valueInteger": 2}
    assert part(before, "before-median") == {"valueQuantity": {"value": 6.5}}
    assert part(before, "before-highest") == {"valueInteger": 9}


def test_lines_to_raise_stand_in_their_order(everything):
    assert [one["valueString"] for one in coded(everything, "raise")] == ["The nights", "A letter for work"]


def test_report_and_paper_are_there_only_where_they_are_given(everything):
    (paper,), (report,) = resources(everything, "DocumentReference"), resources(everything, "Binary")
    attachment = paper["content"][0]["attachment"]

    assert base64.b64decode(attachment["data"]) == b"%PDF-1.4 x"
    assert attachment["contentType"] == "application/pdf"
    assert report["contentType"] == "application/vnd.ebb.report+json"
    assert json.loads(base64.b64decode(report["data"])) == {"version": 1, "title": "Ñ"}
    bare = bundle_of(whole())
    assert resources(bare, "DocumentReference") == resources(bare, "Binary") == []


def test_words_are_in_the_language_of_the_report():
    bundle = bundle_of(whole(language="es"))

    nausea = coded(bundle, "symptom:nausea")[0]
    craving, _ = coded(bundle, "craving-0-10")
    assert craving["code"]["text"] == "Ganas"
    assert nausea["valueCodeableConcept"]["text"] == "Moderado"
    assert coded(bundle, "substance-intake")[0]["code"]["text"] == "Consumo"


def test_our_codes_are_named_by_our_system_alone(everything):
    systems = {value["system"] for _, value in walk(everything) if isinstance(value, dict) and "system" in value}

    assert OURS in systems
    assert systems <= {
        *(OURS, "http://snomed.info/sct", "http://loinc.org", "http://unitsofmeasure.org", "urn:ietf:rfc:3986"),
        "https://cms.gov/fhir/CodeSystem/patient-shared-category",
        *(f"http://terminology.hl7.org/CodeSystem/{name}" for name in ("observation-category", "v3-ObservationValue")),
        "http://terminology.hl7.org/CodeSystem/medication-statement-category",
        "http://terminology.hl7.org/CodeSystem/v3-Confidentiality",
    }


def test_the_bundle_says_when_it_was_made(everything):
    assert datetime.fromisoformat(everything["timestamp"]) == whole().as_of
