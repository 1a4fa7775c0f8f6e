"""Which day an entry belongs to, and what its clock showed. Pure; days are counted as `date.toordinal` does."""

from collections.abc import Iterable
from datetime import date, datetime

from app.kernel.zones import local_time

_DAYS_A_WEEK = 7
_UTC_ENDS = ("Z", "+00:00")


class Clocks:
    """Reads times as somebody's clock showed them. Remembers the dates it has read: a year holds few."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}

    def read(self, written: str, zone: str | None) -> tuple[int, str]:
        """The date of a time as written, as a number, and HH:MM as written.

        An instant in UTC says nothing about a clock on a wall: where a zone stands beside it, that one does.
        """
        if zone and written.endswith(_UTC_ENDS):
            written = local_time(datetime.fromisoformat(written), zone).isoformat()
        text = written[:10]
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = date.fromisoformat(text).toordinal()
        return known, written[11:16]


class Days:
    """Cuts days at one boundary (HH:MM)."""

    def __init__(self, boundary: str) -> None:
        self._boundary = boundary
        self._clocks = Clocks()

    def cut(self, written: str, zone: str | None) -> tuple[int, str]:
        """The day of a time, and HH:MM as the clock showed it."""
        day, clock = self._clocks.read(written, zone)
        return (day - 1 if clock < self._boundary else day), clock

    def of_all(self, dates: Iterable[int], clocks: Iterable[str]) -> list[int]:
        """The days of many times that were read already."""
        boundary = self._boundary
        return [day - (clock < boundary) for day, clock in zip(dates, clocks, strict=True)]

    def of(self, here: datetime) -> int:
        """The day of a moment by the person's own clock."""
        return self.cut(here.isoformat(), None)[0]


def text_of(day: int) -> str:
    """YYYY-MM-DD."""
    return date.fromordinal(day).isoformat()


class DayNames(dict[int, str]):
    """Days as YYYY-MM-DD, each spelled once: the columns of one answer name the same ones."""

    def __missing__(self, day: int) -> str:
        name = self[day] = text_of(day)
        return name


def weekday_of(day: int) -> int:
    """0 for Monday."""
    return (day - 1) % _DAYS_A_WEEK


def monday_of(day: int) -> int:
    """The Monday of a day's week."""
    return day - weekday_of(day)
