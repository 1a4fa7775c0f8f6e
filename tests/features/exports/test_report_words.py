"""The two catalogues of the report: the same keys and places to fill, and every one of them is said somewhere."""

import re
from pathlib import Path

import pytest

from app.features.exports import words_en, words_es
from app.features.exports.words import label_of, language_of, noticed
from app.features.trends.measures import SUBSTANCES, SYMPTOMS

SOURCES = Path(words_en.__file__).parent
GROUPS = [name for name in vars(words_en) if name.isupper()]


def places(text):
    return sorted(re.findall(r"{(\w+)}", text))


@pytest.mark.parametrize("group", GROUPS)
def test_both_languages_have_the_same_words(group):
    english, spanish = getattr(words_en, group), getattr(words_es, group)

    if isinstance(english, tuple):
        assert len(english) == len(spanish)
        return
    assert english.keys() == spanish.keys()
    assert {key: places(english[key]) for key in english} == {key: places(spanish[key]) for key in spanish}


def test_no_sentence_is_left_over():
    code = "".join(each.read_text() for each in SOURCES.glob("*.py") if not each.name.startswith("words_"))
    said = {key for key in words_en.SAID if f'"{key}"' not in code and not key.startswith("chart_")}

    assert said == set()


def test_everything_that_is_offered_has_a_name():
    assert words_en.SYMPTOMS.keys() >= SYMPTOMS
    assert words_en.SUBSTANCES.keys() == SUBSTANCES


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "Alcohol or a sedative logged on most days, and then not logged"),
        ("es", "Alcohol o un sedante anotado casi todos los días, y después sin anotar"),
    ],
)
def test_a_day_that_was_not_logged_is_not_called_a_day_without(language, expected):
    assert noticed(language, "abrupt_stop") == expected


def test_a_symptom_of_another_program_is_named_by_its_id():
    assert label_of("symptom:loss_of_taste", "en", {}) == "Loss of taste"


def test_an_own_thing_that_was_removed_has_a_name_without_one():
    assert label_of("tracker:own:5c1d7e52-93aa-4b0e-9d0f-3b7f6d2a90c4", "es", {}) == "Registro propio sin nombre"


@pytest.mark.parametrize(("asked", "own", "spoken"), [(None, "es-MX", "es"), ("en", "es", "en"), (None, "fr", "en")])
def test_the_report_speaks_the_language_asked_for_or_the_persons_or_english(asked, own, spoken):
    assert language_of(asked, own) == spoken
