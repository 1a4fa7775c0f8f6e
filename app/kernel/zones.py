"""Names of time zones: the IANA database as this machine or the tzdata package has it."""

from datetime import UTC, datetime, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

# `localtime` is the server's own zone, whatever that is.
_NOT_A_PLACE = frozenset({"localtime", "Factory", "posixrules"})


def is_time_zone(name: str) -> bool:
    """Whether the IANA database knows this zone."""
    return name in _zones()


def local_time(moment: datetime, zone: str | None, *, otherwise: tzinfo = UTC) -> datetime:
    """A moment by the clock of a zone. A name that this machine lacks stands for none: another one took it."""
    return moment.astimezone(ZoneInfo(zone) if zone and is_time_zone(zone) else otherwise)


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones()) - _NOT_A_PLACE
