"""What is a medicine in a bundle: what the person marked as one, and never kratom, 7-OH or alcohol."""

import pytest

from tests.features.exports.bundles import bundle_of, coded, one_intake, part, resources
from tests.features.exports.recorded import IDS, SETTINGS, TEA
from tests.support.chosen import chosen, wrote

NEVER_MEDICINES = ("kratom_leaf", "kratom_extract", "seven_oh", "alcohol")


@pytest.mark.parametrize("substance", NEVER_MEDICINES)
@pytest.mark.parametrize("prescribed", [None, "taken", "missed", "different"])
def test_kratom_7_oh_and_alcohol_are_never_medicines(substance, prescribed):
    entry = wrote("intake", "2026-11-06T08:00:00-05:00", substance=substance, prescribed=prescribed)
    marked = {**SETTINGS, "prescribed": list(NEVER_MEDICINES)}

    bundle = bundle_of(chosen([entry], IDS, settings=marked))

    assert resources(bundle, "MedicationStatement") == []
    assert len(coded(bundle, "substance-intake")) == 1


@pytest.mark.parametrize("name", ["Kratom tea", "7-OH", "7 oh tablets", "Mitragynine", "KETUM", "Red wine", "Cerveza"])
def test_nor_under_a_name_the_person_gave_them(name):
    own = {**SETTINGS, "own_substances": [{"id": TEA, "name": name, "unit": None}], "prescribed": [TEA]}
    entry = wrote("intake", "2026-11-06T08:00:00-05:00", substance=TEA, prescribed="taken")
    product = wrote("intake", "2026-11-06T08:00:00-05:00", substance="medicine", product=name)

    for written in (entry, product):
        assert resources(bundle_of(chosen([written], IDS, settings=own)), "MedicationStatement") == []


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"substance": "opioid_prescribed", "prescribed": "taken"}, "completed"),
        ({"substance": "opioid_prescribed", "prescribed": "different"}, "completed"),
        ({"substance": "opioid_prescribed", "prescribed": "missed"}, "not-taken"),
        ({"substance": "benzodiazepine_sedative"}, "completed"),
        ({"substance": "medicine", "product": "Ibuprofen"}, "completed"),
        ({"substance": "stimulant", "prescribed": "taken"}, "completed"),
    ],
)
def test_what_is_prescribed_or_medicine_is_a_statement_without_an_amount(fields, status):
    bundle = one_intake(amount="8", unit="mg", **fields)

    (statement,) = resources(bundle, "MedicationStatement")
    (use,) = coded(bundle, "substance-intake")
    assert statement["status"] == status
    assert "dosage" not in statement
    assert use["partOf"] == [{"reference": f"urn:uuid:{statement['id']}"}]
    assert part(use, "amount")["valueQuantity"]["value"] == 8
    assert use["valueBoolean"] is (status == "completed")


@pytest.mark.parametrize(
    "fields", [{"substance": "stimulant"}, {"substance": "medicine", "none": True}, {"none": True}]
)
def test_whatever_else_is_no_medicine(fields):
    assert resources(one_intake(**fields), "MedicationStatement") == []
