"""What an entry's time may be and which month it is filed under. Pure: no clock, database, web or keys."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta

KINDS = ("journal", "craving", "side_effects", "intake")
EARLIEST_MONTH = "2000-01"
NEWEST_SCHEMA = 2  # of the payloads; raise it with every change of their fields
TRACKERS_SINCE = 2  # the version that knows trackers
_OLDER_SCHEMAS = 2  # still taken (DESIGN 3): phones update when they like
FUTURE_TOLERANCE = timedelta(days=2)  # a phone's clock or zone may be off by a day; more is a slip
# Minutes of the offset too: Python takes +05:99, other readers of RFC 3339 do not.
_WRITTEN = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}:[0-5]\d)", re.ASCII)
_MAX_OFFSET = timedelta(hours=14)  # Kiribati, the furthest from UTC (IANA time zone database)
_FIRST_YEAR = int(EARLIEST_MONTH[:4])
_MONTHS = 12
# Every field that holds words of the person; `strength` holds its unit.
_TEXT_FIELDS = ("text", "tags", "triggers", "coping", "note", "product", "unit", "route", "reasons")


def oldest_schema(newest: int) -> int:
    """The oldest payload version that is taken beside `newest`."""
    return max(1, newest - _OLDER_SCHEMAS)


def parse_occurred_at(text: str) -> datetime | None:
    """The instant of an RFC 3339 time with seconds and offset; None if it is not one, or before 2000."""
    if not _WRITTEN.fullmatch(text):
        return None
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        return None
    offset = instant.utcoffset()
    if offset is None or abs(offset) > _MAX_OFFSET or instant.year < _FIRST_YEAR:
        return None
    return instant


def is_too_far_ahead(occurred_at: str, now: datetime) -> bool:
    """Whether a valid time lies more than two days in the future."""
    return datetime.fromisoformat(occurred_at) > now + FUTURE_TOLERANCE


def month_of(occurred_at: str) -> str:
    """`YYYY-MM` of a time as it was written: never shifted by a zone or a day boundary."""
    return occurred_at[:7]


def day_of(occurred_at: str) -> str:
    """`YYYY-MM-DD` of a time as it was written."""
    return occurred_at[:10]


def newest_month(now: datetime) -> str:
    """The last month an accepted entry can be filed under."""
    return (now.astimezone(UTC) + FUTURE_TOLERANCE + _MAX_OFFSET).strftime("%Y-%m")


def months_around(first_day: str, last_day: str, now: datetime) -> tuple[str, str]:
    """The oldest and the newest month in which an entry of these days can be filed: as written, up to two days off.

    Days as YYYY-MM-DD by the person's clock and boundary.
    """
    before = date.fromisoformat(first_day) - timedelta(days=1)
    after = date.fromisoformat(last_day) + timedelta(days=2)
    return max(before.isoformat()[:7], EARLIEST_MONTH), min(after.isoformat()[:7], newest_month(now))


def months_back(newest: str, oldest: str) -> Iterator[str]:
    """Every month from `newest` down to `oldest`, both included."""
    number, last = _month_number(newest), _month_number(oldest)
    while number >= last:
        yield f"{number // _MONTHS:04d}-{number % _MONTHS + 1:02d}"
        number -= 1


def month_before(month: str) -> str:
    """The calendar month before `YYYY-MM`."""
    number = _month_number(month) - 1
    return f"{number // _MONTHS:04d}-{number % _MONTHS + 1:02d}"


def fold(text: str) -> str:
    """A text as it is looked for: without case, accents and differences of white space."""
    words = " ".join(text.split())
    if words.isascii():
        return words.lower()
    apart = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).casefold()


def mentions(document: Mapping[str, object], folded: str) -> bool:
    """Whether any one text that the person wrote contains what was folded by `fold`."""
    return any(folded in fold(text) for text in _written(document))


def _written(document: Mapping[str, object]) -> Iterator[str]:
    for name in _TEXT_FIELDS:
        value = document.get(name)
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from value
    strength = document.get("strength")
    if isinstance(strength, Mapping):
        yield from _written(strength)


def _month_number(month: str) -> int:
    return int(month[:4]) * _MONTHS + int(month[5:7]) - 1
