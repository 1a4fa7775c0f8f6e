"""Who is named on a report: people were born before entries begin."""

import pytest
from pydantic import ValidationError

from app.features.exports.report import build_report
from app.features.exports.schemas import Person
from tests.support.chosen import chosen


@pytest.mark.parametrize("day", ["1900-01-01", "1949-12-31", "1988-02-29", "2008-06-01"])
def test_a_birth_date_is_a_day_of_a_life(day):
    assert Person.model_validate({"name": "Ana", "birth_date": day}).birth_date == day


@pytest.mark.parametrize("day", ["1899-12-31", "1989-02-29", "19880203", "2200-01-01", "yesterday", "1988-2-3"])
def test_and_nothing_else_is(day):
    with pytest.raises(ValidationError):
        Person.model_validate({"birth_date": day})


def test_a_name_of_spaces_is_no_name():
    assert build_report(chosen([], ["craving"], person={"name": " \t "}))["heading"][0].startswith("Period")


@pytest.mark.parametrize(("include", "is_counted"), [(["raise", "flags", "plan", "before"], False), (["mood"], True)])
def test_days_with_data_are_counted_only_where_entries_were_chosen(include, is_counted):
    """A provider who gets nothing but a person's questions is not told that nothing was recorded."""
    heading = build_report(chosen([], include))["heading"]

    assert any("Days with data" in line for line in heading) is is_counted
