"""What is worded here about each line, in every language of the app: whole, with the same numbers, and kind."""

import re

import pytest

from app.features.crisis.answers import region_help
from app.features.crisis.dataset import DATASET, Resource, SpokenResource
from app.features.crisis.rules import keyword_to_fill_in
from tests.architecture.wording import LOUD, UNKIND

NUMBERS = [number for region in DATASET.countries.values() for number in region.emergency if number.use != "all"]
ITEMS = [item for region in DATASET.countries.values() for item in region.items]
ALWAYS = "24/7"  # the app has words of its own for it


def digits(text: str) -> list[str]:
    return sorted(re.findall(r"\d+", text))


def spoken(item: Resource) -> SpokenResource:
    return item.translations.get("es", SpokenResource())


def pairs(item: Resource) -> list[tuple[str, str | None]]:
    """What is worded here, and the same in Spanish. A name is the service's own unless it is translated."""
    own = spoken(item)
    hours = item.hours if item.hours != ALWAYS else None
    worded = [(item.note, own.note), (hours, own.hours)]
    if own.name is not None:
        worded.append((item.name, own.name))
    if keyword_to_fill_in(item.text_keyword):
        worded.append((item.text_keyword, own.text_keyword))
    return [(english, translated) for english, translated in worded if english]


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_what_is_said_about_a_line_is_said_in_spanish_with_the_same_numbers(item: Resource) -> None:
    for english, spanish in pairs(item):
        assert spanish, english
        assert digits(spanish) == digits(english)


def test_what_an_emergency_number_is_for_is_said_in_spanish() -> None:
    for number in NUMBERS:
        assert digits(number.translations["es"].use) == digits(number.use)


def test_the_same_english_is_the_same_spanish() -> None:
    said: dict[str, set[str | None]] = {}
    for english, spanish in [pair for item in ITEMS for pair in pairs(item)]:
        said.setdefault(english, set()).add(spanish)
    for number in NUMBERS:
        said.setdefault(number.use, set()).add(number.translations["es"].use)

    assert {english: spanish for english, spanish in said.items() if len(spanish) > 1} == {}


def test_a_keyword_to_fill_in_is_still_one_in_spanish() -> None:
    own = [spoken(item).text_keyword for item in ITEMS if keyword_to_fill_in(item.text_keyword)]

    assert own
    assert all(keyword_to_fill_in(keyword) for keyword in own)


def test_no_translation_blames_or_shouts() -> None:
    texts = [spanish for item in ITEMS for _, spanish in pairs(item) if spanish]
    texts += [number.translations["es"].use for number in NUMBERS]

    assert [text for text in texts if UNKIND.search(text) or LOUD.search(text)] == []


def test_the_answer_of_the_api_stays_as_it_is() -> None:
    answer = region_help(DATASET, "AU").model_dump_json()

    assert "translations" not in answer
    assert "teletipo" not in answer
