"""Clocks on a wall: by the zone that is known here, else by what is left."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from app.kernel.zones import local_time

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
AT_HOME = timezone(timedelta(hours=-5))


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("Asia/Kathmandu", "2026-11-22T17:45:00+05:45"),
        (None, "2026-11-22T12:00:00+00:00"),
        ("", "2026-11-22T12:00:00+00:00"),
        ("America/Not_Yet_Named", "2026-11-22T12:00:00+00:00"),
        ("localtime", "2026-11-22T12:00:00+00:00"),
    ],
)
def test_a_moment_is_shown_by_a_zone_that_is_known_or_in_utc(zone, expected):
    assert local_time(NOON, zone).isoformat() == expected


def test_another_clock_can_stand_in_for_a_zone_that_is_not_known():
    assert local_time(NOON, None, otherwise=AT_HOME).isoformat() == "2026-11-22T07:00:00-05:00"
    assert local_time(NOON, "Asia/Kathmandu", otherwise=AT_HOME).isoformat() == "2026-11-22T17:45:00+05:45"
