"""The numbers themselves: dated, sourced, dialable as written. These tests fail when the file grows old."""

import json
from datetime import UTC, date, datetime

import pytest
from pydantic import ValidationError

from app.features.crisis.dataset import DATA_FILE, DATASET, INTERNATIONAL, Dataset
from app.features.crisis.rules import help_rank, is_dialable, keyword_to_fill_in, literal_keyword

MAX_AGE_DAYS = 365
DATA = DATASET
ITEMS = [item for region in DATA.countries.values() for item in region.items]


def raw():
    return json.loads(DATA_FILE.read_text())


def test_the_numbers_were_checked_within_twelve_months():
    today = datetime.now(UTC).date()

    assert DATA.collected <= today
    assert (today - DATA.collected).days <= MAX_AGE_DAYS, "check every number again, then set the collected date"


def test_no_source_is_dated_after_the_collection():
    assert all(item.source_year is None or item.source_year <= DATA.collected.year for item in ITEMS)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_every_number_can_be_dialled_as_written(item):
    assert item.call is None or is_dialable(item.call)
    assert item.text is None or is_dialable(item.text)


@pytest.mark.parametrize("region", sorted(DATA.countries.keys() - {INTERNATIONAL}))
def test_every_region_has_an_emergency_number_and_someone_to_talk_to(region):
    found = DATA.countries[region]

    assert found.emergency
    assert all(is_dialable(number.call) for number in found.emergency)
    assert any(item.kind == "crisis" for item in found.items)


def test_ids_are_unique_and_kinds_have_a_place():
    assert len({item.id for item in ITEMS}) == len(ITEMS)
    assert all(help_rank(item.kind) >= 0 for item in ITEMS)


def test_a_keyword_is_a_word_or_something_to_fill_in():
    keywords = [item.text_keyword for item in ITEMS if item.text_keyword]

    assert keywords
    assert all(literal_keyword(keyword) or keyword_to_fill_in(keyword) for keyword in keywords)


def test_international_entries_are_directories_without_numbers():
    assert {(item.kind, item.call) for item in DATA.countries[INTERNATIONAL].items} == {("directory", None)}


def test_the_collected_date_is_a_date():
    assert isinstance(DATA.collected, date)


def first_line(data):
    return data["countries"]["US"]["items"][0]


SPOILT = {
    "no source": lambda data: first_line(data).pop("source"),
    "empty source": lambda data: first_line(data).update(source=""),
    "grade below B": lambda data: first_line(data).update(grade="C"),
    "ungraded emergency number": lambda data: data["countries"]["US"]["emergency"][0].pop("grade"),
    "unknown kind": lambda data: first_line(data).update(kind="other"),
    "unknown language": lambda data: first_line(data)["translations"].update(xx={"note": "?"}),
    "translated number": lambda data: first_line(data)["translations"]["es"].update(call="989"),
    "unknown field": lambda data: first_line(data).update(surprise=1),
    "no way to reach it": lambda data: first_line(data).update(call=None, text=None, url=None),
    "keyword without number": lambda data: first_line(data).update(text=None, text_keyword="HOME"),
    "address that runs": lambda data: first_line(data).update(url="javascript:alert(1)"),
    "region in lower case": lambda data: data["countries"].update(usa=data["countries"]["US"]),
    "no date": lambda data: data.pop("collected"),
    "date in words": lambda data: data.update(collected="soon"),
    "other format": lambda data: data.update(schema="2"),
}


@pytest.mark.parametrize("change", SPOILT.values(), ids=SPOILT.keys())
def test_a_record_that_is_not_as_promised_is_refused(change):
    spoilt = raw()
    change(spoilt)

    with pytest.raises(ValidationError):
        Dataset.model_validate_json(json.dumps(spoilt))
