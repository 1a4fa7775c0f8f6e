"""What an entry's time may be, and which month it is filed under, by properties."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.features.entries import rules

FIRST, LAST = datetime.min.replace(year=2000), datetime.max.replace(year=2199)  # noqa: DTZ901 - Hypothesis adds the zone
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
INSTANTS = st.datetimes(FIRST, LAST, timezones=OFFSETS)
MONTHS = st.dates(FIRST.date(), LAST.date()).map(lambda day: day.isoformat()[:7])


@given(INSTANTS)
def test_every_written_time_is_read_as_that_instant(instant):
    assert rules.parse_occurred_at(instant.isoformat()) == instant


@given(INSTANTS)
def test_month_and_day_are_those_of_the_place_it_was_written_in(instant):
    text = instant.isoformat()

    assert rules.month_of(text) == f"{instant.year:04d}-{instant.month:02d}"
    assert rules.day_of(text) == instant.date().isoformat()


@given(st.text(max_size=40))
def test_any_other_text_is_no_time_and_no_crash(text):
    parsed = rules.parse_occurred_at(text)

    assert parsed is None or parsed.utcoffset() is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-11-22",
        "2026-11-22T21:14Z",
        "2026-11-22T21:14:00",
        "2026-11-22 21:14:00Z",
        "2026-11-22t21:14:00z",
        "2026-11-22T21:14:00+0500",
        "2026-11-22T21:14:00+05",
        "2026-11-22T21:14:00+05:60",
        "2026-11-22T21:14:00+05:99",
        "2026-11-22T21:14:00+15:00",
        "2026-11-22T21:14:00-14:01",
        "2026-11-22T21:14:00+24:00",
        "2026-11-22T24:00:00Z",
        "2026-11-22T21:60:00Z",
        "2026-12-31T23:59:60Z",
        "2026-02-30T12:00:00Z",
        "2025-02-29T12:00:00Z",
        "2026-13-01T12:00:00Z",
        "2026-00-01T12:00:00Z",
        "1999-12-31T23:59:59Z",
        "1900-01-01T00:00:00Z",
        "0000-01-01T00:00:00Z",
        "20261-01-01T00:00:00Z",
        "2026-11-22T21:14:00.1234567Z",
        "2026-11-22T21:14:00.Z",
        "2026-11-22T21:14:00Z\n",
        "2026-11-22T21:14:0\u0663Z",
        "2026-W47-7T21:14:00Z",
    ],
)
def test_what_others_could_read_in_another_way_is_no_time(text):
    assert rules.parse_occurred_at(text) is None


@given(INSTANTS, st.timedeltas(timedelta(days=-9), timedelta(days=9)))
def test_the_future_begins_after_two_days(now, ahead):
    occurred_at = (now + ahead).isoformat()

    assert rules.is_too_far_ahead(occurred_at, now) == (ahead > timedelta(days=2))


@given(INSTANTS, OFFSETS, st.timedeltas(timedelta(), timedelta(days=2)))
def test_no_accepted_entry_lies_after_the_newest_month(now, zone, ahead):
    occurred_at = (now + ahead).astimezone(zone).isoformat()

    assert rules.month_of(occurred_at) <= rules.newest_month(now.astimezone(UTC))


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        ("2026-10-02", "2026-10-29", ("2026-10", "2026-10")),
        ("2026-10-01", "2026-10-30", ("2026-09", "2026-11")),
        ("2000-01-01", "2026-10-29", ("2000-01", "2026-10")),
        ("2026-10-02", "2027-10-29", ("2026-10", "2026-11")),
    ],
)
def test_the_months_around_some_days_are_those_in_which_an_entry_of_them_can_be_filed(first, last, months):
    assert rules.months_around(first, last, datetime(2026, 11, 22, 21, tzinfo=UTC)) == months


@given(MONTHS, MONTHS)
def test_months_go_back_one_by_one_without_loss_or_repeat(one, other):
    newest, oldest = max(one, other), min(one, other)

    months = list(rules.months_back(newest, oldest))

    years, rest = int(newest[:4]) - int(oldest[:4]), int(newest[5:]) - int(oldest[5:])
    assert months == sorted(set(months), reverse=True)
    assert (months[0], months[-1], len(months)) == (newest, oldest, years * 12 + rest + 1)


def test_no_months_lie_between_an_older_newest_and_a_newer_oldest():
    assert list(rules.months_back("2025-12", "2026-01")) == []
