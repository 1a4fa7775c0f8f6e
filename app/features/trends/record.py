"""A person's entries in columns by kind. Pure; keeps what trends need and no text of the person."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import compress
from typing import Any, NamedTuple, TypeVar

from app.features.trends.columns import Columns, Document, fold
from app.features.trends.days import Clocks, Days


class Cravings(NamedTuple):
    """On a day, at a clock time."""

    days: list[int]
    clocks: list[str]
    intensities: list[int]


class Moods(NamedTuple):
    """Where a journal entry has one."""

    days: list[int]
    clocks: list[str]
    moods: list[int | None]


class Bodies(NamedTuple):
    """Symptoms, sleep and the person's own trackers, each as reported once."""

    days: list[int]
    clocks: list[str]
    entry_ids: list[bytes]
    ratings: list[Mapping[str, int]]
    nones: list[bool]
    sleep_hours: list[float | None]
    trackers: list[Mapping[str, str]]


class Intakes(NamedTuple):
    """Something taken, or said not to be taken. Amounts are exact: millionths of a unit; units are folded."""

    days: list[int]
    clocks: list[str]
    entry_ids: list[bytes]
    instants: list[float]
    substances: list[str | None]
    nones: list[bool]
    prescribed: list[str | None]
    amounts: list[int | None]
    units: list[str | None]

    def nothing(self) -> list[int]:
        """Days on which the person said they took nothing at all."""
        return [day for day, substance in zip(self.days, self.substances, strict=True) if substance is None]

    def are_uses(self) -> list[bool]:
        """Of each, whether something was taken."""
        return [not none and how != "missed" for none, how in zip(self.nones, self.prescribed, strict=True)]


Table = TypeVar("Table", Cravings, Moods, Bodies, Intakes)


def empty(shape: type[Table]) -> Table:
    """Columns without a place."""
    nothing: list[list[Any]] = [[] for _ in shape._fields]
    return shape(*nothing)


def chosen(table: Table, wanted: Iterable[object]) -> Table:
    """The places that are wanted."""
    marks = list(wanted)
    if all(marks):
        return table
    kept: list[list[Any]] = [list(compress(column, marks)) for column in table]
    return type(table)(*kept)


@dataclass(slots=True)
class Record:
    """What was recorded on the days from `first` to `last`. The order is that of the storage and means nothing."""

    days: Days
    first: int
    last: int
    entries: Counter[int] = field(default_factory=Counter)
    zones: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))  # the days of each
    cravings: Cravings = field(default_factory=lambda: empty(Cravings))
    moods: Moods = field(default_factory=lambda: empty(Moods))
    bodies: Bodies = field(default_factory=lambda: empty(Bodies))
    intakes: Intakes = field(default_factory=lambda: empty(Intakes))

    def add(self, kind: str, documents: Iterable[tuple[bytes, Document]]) -> None:
        """Entries of one kind: ids and stored documents."""
        self.take(kind, fold(kind, documents, Clocks()))

    def take(self, kind: str, columns: Columns) -> None:
        """The same, folded."""
        if not columns:
            return
        days, clocks, zones, *details = self._within(columns)
        self.entries.update(days)
        for zone in set(zones) - {None}:
            alone = zones.count(zone) == len(zones)
            self.zones[zone].update(days if alone else compress(days, [each == zone for each in zones]))
        tables = {"craving": self.cravings, "side_effects": self.bodies, "intake": self.intakes}
        for column, more in zip(tables.get(kind, self.moods), (days, clocks, *details), strict=True):
            column.extend(more)

    def _within(self, columns: Columns) -> list[list[Any]]:
        """The columns with days in place of dates, without what lies before `first` or after `last`."""
        first, last = self.first, self.last
        days = self.days.of_all(columns[0], columns[1])
        cut: list[list[Any]] = [days, *columns[1:]]
        if first <= min(days) and max(days) <= last:
            return cut
        inside = [first <= day <= last for day in days]
        return [list(compress(column, inside)) for column in cut]
