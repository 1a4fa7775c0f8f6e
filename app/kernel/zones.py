"""Names of time zones: the IANA database as this machine or the tzdata package has it."""

from functools import cache
from zoneinfo import available_timezones

# `localtime` is the server's own zone, whatever that is.
_NOT_A_PLACE = frozenset({"localtime", "Factory", "posixrules"})


def is_time_zone(name: str) -> bool:
    """Whether the IANA database knows this zone."""
    return name in _zones()


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones()) - _NOT_A_PLACE
