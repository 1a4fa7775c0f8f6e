"""A FHIR validator of other people reads our bundles; its packages come for this proof only."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.features.exports.building import build_package, bundle_bytes
from app.features.exports.fhir_codes import OURS, SNOMED
from app.features.exports.shapes import ChosenRecord
from tests.features.exports.bundles import bundle_of
from tests.features.exports.recorded import ENTRIES, IDS, SETTINGS, whole
from tests.support.chosen import Json, chosen
from tests.support.node_programs import NodeProgram

pytestmark = [pytest.mark.proof, pytest.mark.timeout(180)]

HERE = Path(__file__).parent
READ_SECONDS = 60
PERSON = {"name": 'Ana <script>alert(1)</script> "Ruiz"', "birth_date": "1988-02-03"}
# It holds HL7's own lists alone: not ours, not SNOMED, not the one category that the profile of links takes from CMS.
_SYSTEMS = (OURS, SNOMED, "https://cms.gov/fhir/CodeSystem/patient-shared-category")
NOT_HELD = re.compile(rf'^Code ".*" \(({"|".join(map(re.escape, _SYSTEMS))})\) not found in value set$')
Validate = Callable[..., list[Json]]


@pytest.fixture(scope="module")
def validate(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Validate]:
    """The validator by its lock, in a folder that goes away."""
    folder = tmp_path_factory.mktemp("fhir")
    validator = NodeProgram(HERE, "validate.mjs", folder)

    def read(*bundles: Json) -> list[Json]:
        (folder / "bundles.json").write_text(json.dumps(bundles), encoding="utf-8")
        command = [*validator.command, "bundles.json"]
        said = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=READ_SECONDS, check=True)
        answers: list[Json] = json.loads(said.stdout)
        return answers

    yield read
    shutil.rmtree(folder)


def one_by_one() -> list[ChosenRecord]:
    """Each thing alone, each entry alone, everything, and nothing."""
    alone = [chosen(ENTRIES, [include], settings=SETTINGS) for include in IDS]
    entries = [chosen([entry], IDS, settings=SETTINGS) for entry in ENTRIES]
    return [*alone, *entries, whole(person=PERSON), whole(language="es"), chosen([], IDS, settings=SETTINGS)]


def complaints(answer: Json) -> list[str]:
    """Errors and warnings, but for codes of systems that it does not hold."""
    return [one["message"] for one in answer["messages"] if not NOT_HELD.search(one["message"])]


def test_it_takes_every_bundle(validate):
    answers = validate(*(bundle_of(record) for record in one_by_one()))

    assert [answer["valid"] for answer in answers] == [True] * len(answers)
    assert [line for answer in answers for line in complaints(answer)] == []


@pytest.mark.parametrize("for_clinic", [True, False])
def test_it_takes_the_bundle_as_it_is_sealed(validate, for_clinic):
    package = json.loads(build_package(whole(), paper="A4", for_clinic=for_clinic))

    (answer,) = validate(package)

    assert (answer["valid"], complaints(answer)) == (True, [])
    kinds = [entry["resource"]["resourceType"] for entry in package["entry"]]
    assert (kinds.count("DocumentReference"), kinds.count("Binary")) == (1, 0 if for_clinic else 1)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda one: one.update(status="bogus"),
        lambda one: one.pop("code"),
        lambda one: one.update(nonsense=True),
    ],
    ids=["status", "no code", "unknown"],
)
def test_it_sees_what_is_wrong(validate, spoil):
    bundle = json.loads(bundle_bytes(bundle_of(whole())))
    observation = next(one["resource"] for one in bundle["entry"] if one["resource"]["resourceType"] == "Observation")

    spoil(observation)

    assert validate(bundle)[0]["valid"] is False


def test_it_sees_a_code_that_is_not_in_its_lists(validate):
    bundle = json.loads(bundle_bytes(bundle_of(whole())))
    observation = next(one["resource"] for one in bundle["entry"] if one["resource"]["resourceType"] == "Observation")
    category = observation["category"][0]["coding"][0]

    category["code"] = "bogus"

    assert complaints(validate(bundle)[0]) == [f'Code "bogus" ({category["system"]}) not found in value set']
