"""How a series is named: ids are answered as they were asked, and what is no id is none."""

import re
from pathlib import Path

import pytest

from app.features.trends.measures import SUBSTANCES, SYMPTOMS, Asked, parse
from tests.architecture.source_tree import ROOT


@pytest.mark.parametrize(
    "series",
    [
        "craving",
        "gi",
        "insomnia",
        "intake:kratom_leaf",
        "prescribed",
        "tracker:own:0b7f4f5e-3c1d-4a6b-9d2e-5f6a7b8c9d0e",
    ],
)
def test_an_id_is_answered_as_it_was_asked(series):
    asked = parse(series)

    assert asked is not None
    assert asked.id == series


def test_a_symptom_called_like_a_measure_has_an_id_of_its_own():
    asked = parse("symptom:sleep")

    assert asked == Asked("symptom", "sleep")
    assert asked.id == "symptom:sleep"


@pytest.mark.parametrize(
    "text", ["", "intake:", "intake:Kratom", "tracker", "Craving", "own:5", "a:b", "x" * 65, "gi:nausea"]
)
def test_what_is_no_id_is_none(text):
    assert parse(text) in {None, Asked("symptom", text)}
    assert parse(text) is None or text == "tracker"


@pytest.mark.parametrize(
    ("name", "ids"), [("SYMPTOM_NAMES", SYMPTOMS - {"diarrhoea"}), ("SUBSTANCE_NAMES", SUBSTANCES)]
)
def test_the_app_offers_what_the_server_knows(name, ids):
    words = (Path(ROOT) / "frontend/src/locales/en/entry.ts").read_text(encoding="utf-8")
    block = words[words.index(f'words("{name}", {{') :]

    assert set(re.findall(r"^  (\w+):", block[: block.index("});")], re.MULTILINE)) == ids
