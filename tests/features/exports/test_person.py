"""Who is named on a report: people were born before entries begin."""

import pytest
from pydantic import ValidationError

from app.features.exports.schemas import Person


@pytest.mark.parametrize("day", ["1900-01-01", "1949-12-31", "1988-02-29", "2008-06-01"])
def test_a_birth_date_is_a_day_of_a_life(day):
    assert Person.model_validate({"name": "Ana", "birth_date": day}).birth_date == day


@pytest.mark.parametrize("day", ["1899-12-31", "1989-02-29", "19880203", "2200-01-01", "yesterday", "1988-2-3"])
def test_and_nothing_else_is(day):
    with pytest.raises(ValidationError):
        Person.model_validate({"birth_date": day})
