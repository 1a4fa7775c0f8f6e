"""What settings may be. Pure: no clock, database, web or keys."""

import re
from datetime import date
from functools import cache
from zoneinfo import available_timezones

_FIRST_YEAR, _LAST_YEAR = 2000, 2199
_REGION = re.compile(r"[A-Z]{2}")


def is_time_zone(name: str) -> bool:
    """Whether the IANA database knows this zone."""
    return name in _zones()


def is_date(text: str) -> bool:
    """Whether this is a calendar date `YYYY-MM-DD` a journal could hold."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return False
    return day.isoformat() == text and _FIRST_YEAR <= day.year <= _LAST_YEAR


def is_region(text: str) -> bool:
    """Whether this looks like an ISO 3166-1 alpha-2 code."""
    return bool(_REGION.fullmatch(text))


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())
