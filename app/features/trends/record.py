"""A person's entries as plain values by day. Pure; keeps what trends need and no text of the person."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import compress, repeat
from typing import Any, NamedTuple, TypeVar

from app.features.trends.columns import Columns, Document, fold
from app.features.trends.days import Clocks, Days


class Craving(NamedTuple):
    """A craving on a day, at a clock time."""

    day: int
    clock: str
    intensity: int


class Body(NamedTuple):
    """Symptoms, sleep and the person's own trackers, as reported once."""

    day: int
    entry_id: bytes
    ratings: Mapping[str, int]
    is_none: bool
    sleep_hours: float | None
    trackers: Mapping[str, str]


class Intake(NamedTuple):
    """Something taken, or said not to be taken. Amounts are exact: millionths of a unit; `unit` is folded."""

    day: int
    clock: str
    entry_id: bytes
    instant: float
    substance: str | None
    is_none: bool
    prescribed: str | None
    amount: int | None
    unit: str | None

    @property
    def is_use(self) -> bool:
        """Whether something was taken."""
        return not self.is_none and self.prescribed != "missed"


_Row = TypeVar("_Row", Craving, Body, Intake)


@dataclass(slots=True)
class Record:
    """What was recorded on the days from `first` to `last`. The order is that of the storage and means nothing."""

    days: Days
    first: int
    last: int
    entries: Counter[int] = field(default_factory=Counter)
    zones: defaultdict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    cravings: list[Craving] = field(default_factory=list)
    moods: list[tuple[int, int]] = field(default_factory=list)
    bodies: list[Body] = field(default_factory=list)
    intakes: list[Intake] = field(default_factory=list)

    def add(self, kind: str, documents: Iterable[tuple[bytes, Document]]) -> None:
        """Entries of one kind: ids and stored documents."""
        self.take(kind, fold(kind, documents, Clocks()))

    def take(self, kind: str, columns: Columns) -> None:
        """The same, folded."""
        if not columns:
            return
        days, clocks, zones, *details = self._within(columns)
        self.entries.update(days)
        for day, zone in set(zip(days, zones, strict=True)):
            if zone:
                self.zones[day].add(zone)
        if kind == "craving":
            self.cravings += _made(Craving, days, clocks, *details)
        elif kind == "side_effects":
            self.bodies += _made(Body, days, *details)
        elif kind == "intake":
            self.intakes += _made(Intake, days, clocks, *details)
        else:
            self.moods += ((day, mood) for day, mood in zip(days, details[0], strict=True) if mood is not None)

    def _within(self, columns: Columns) -> list[list[Any]]:
        """The columns with days in place of dates, without what lies before `first` or after `last`."""
        first, last = self.first, self.last
        days = self.days.of_all(columns[0], columns[1])
        cut: list[list[Any]] = [days, *columns[1:]]
        if first <= min(days) and max(days) <= last:
            return cut
        inside = [first <= day <= last for day in days]
        return [list(compress(column, inside)) for column in cut]


def _made(shape: type[_Row], *columns: list[Any]) -> Iterator[_Row]:
    """A row of each place. Straight from the tuple: `_make` would take most of the time of reading a digest."""
    return map(tuple.__new__, repeat(shape), zip(*columns, strict=True))
