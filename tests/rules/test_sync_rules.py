"""How long a mutation is remembered, by properties."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.features.sync.rules import expiry_month

FIRST, LAST = datetime.min.replace(year=2000), datetime.max.replace(year=2199)  # noqa: DTZ901 - Hypothesis adds the zone
INSTANTS = st.datetimes(FIRST, LAST, timezones=st.just(UTC))


@given(INSTANTS)
def test_a_mutation_is_remembered_for_at_least_ninety_days(now):
    ninety_days_on = now + timedelta(days=90)

    assert expiry_month(now) > ninety_days_on.year * 12 + ninety_days_on.month - 1


@given(INSTANTS, INSTANTS)
def test_what_is_stored_tells_the_month_and_nothing_finer(one, other):
    same_month = (one.year, one.month) == (other.year, other.month)

    assert (expiry_month(one) == expiry_month(other)) == same_month


@given(INSTANTS, INSTANTS)
def test_a_later_mutation_is_never_forgotten_first(one, other):
    earlier, later = sorted([one, other])

    assert expiry_month(earlier) <= expiry_month(later)
