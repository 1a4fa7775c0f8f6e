"""A person's entries as plain values by day. Pure; keeps what trends need and no text of the person."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from app.features.trends.days import Days

Document = Mapping[str, Any]
_MILLION = 6  # decimals of an amount: `Amount` in app/web/fields.py


class Craving(NamedTuple):
    """A craving on a day, at a clock time."""

    day: int
    clock: str
    intensity: int


class Body(NamedTuple):
    """Symptoms, sleep and the person's own trackers, as reported once."""

    entry_id: bytes
    day: int
    ratings: Mapping[str, int]
    is_none: bool
    sleep_hours: float | None
    trackers: Mapping[str, str]


class Intake(NamedTuple):
    """Something taken, or said not to be taken. Amounts are exact: millionths of a unit; `unit` is folded."""

    entry_id: bytes
    day: int
    clock: str
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


@dataclass(slots=True)
class Record:
    """What was recorded on the days from `first` to `last`. The order is that of the storage and means nothing."""

    days: Days
    first: int
    last: int
    entries: dict[int, int] = field(default_factory=dict)
    zones: defaultdict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    cravings: list[Craving] = field(default_factory=list)
    moods: list[tuple[int, int]] = field(default_factory=list)
    bodies: list[Body] = field(default_factory=list)
    intakes: list[Intake] = field(default_factory=list)

    def add(self, kind: str, documents: Iterable[tuple[bytes, Document]]) -> None:
        """Entries of one kind: ids and stored documents."""
        cut, first, last = self.days.cut, self.first, self.last
        entries, zones, keep = self.entries, self.zones, self._keeper(kind)
        for entry_id, document in documents:
            zone = document.get("time_zone")
            day, clock = cut(document["occurred_at"], zone)
            if first <= day <= last:
                entries[day] = entries.get(day, 0) + 1
                if zone:
                    zones[day].add(zone)
                keep(entry_id, day, clock, document)

    def _keeper(self, kind: str) -> Callable[[bytes, int, str, Document], None]:
        kinds = {"craving": self._craving, "side_effects": self._body, "intake": self._intake}
        return kinds.get(kind, self._mood)

    def _craving(self, _entry_id: bytes, day: int, clock: str, document: Document) -> None:
        self.cravings.append(Craving(day, clock, document["intensity"]))

    def _body(self, entry_id: bytes, day: int, _clock: str, document: Document) -> None:
        self.bodies.append(_body(entry_id, day, document))

    def _intake(self, entry_id: bytes, day: int, clock: str, document: Document) -> None:
        self.intakes.append(_intake(entry_id, day, clock, document))

    def _mood(self, _entry_id: bytes, day: int, _clock: str, document: Document) -> None:
        if document.get("mood") is not None:
            self.moods.append((day, document["mood"]))


def millionths(amount: str) -> int:
    """An amount as typed, exactly."""
    whole, _, rest = amount.partition(".")
    return int(whole + rest.ljust(_MILLION, "0"))


def same_unit(unit: str, amount: int) -> tuple[str, int]:
    """A unit without differences of case and spaces. Grams become milligrams, and nothing else anything else."""
    folded = " ".join(unit.split()).casefold()
    return ("mg", amount * 1000) if folded == "g" else (folded, amount)


def _body(entry_id: bytes, day: int, document: Document) -> Body:
    return Body(
        entry_id,
        day,
        document["ratings"],
        document["none"],
        document["sleep_hours"],
        document.get("trackers") or {},
    )


def _intake(entry_id: bytes, day: int, clock: str, document: Document) -> Intake:
    amount, unit = document["amount"], document["unit"]
    exact = millionths(amount) if amount is not None else None
    if unit is not None:
        unit, scaled = same_unit(unit, exact or 0)
        exact = None if exact is None else scaled
    return Intake(
        entry_id,
        day,
        clock,
        datetime.fromisoformat(document["occurred_at"]).timestamp(),
        document["substance"],
        document["none"],
        document["prescribed"],
        exact,
        unit,
    )
