"""Cuts entries into a person's own days. Refuses what lies after the moment; trusts nothing to be in order."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from operator import attrgetter
from typing import Any, NamedTuple

from app.features.patterns.rules.shapes import Body, Choices, Craving, Diary, Intake, Missed, Nothing

WINDOW_DAYS = 170  # what rules look back on: 28 recent days, 14 between, 63 usual ones, and 65 to follow a flag back
_GRAMS = {"mg": 1.0, "g": 1000.0}  # to milligrams: the same mass in another unit, never another product

Document = Mapping[str, Any]
_IN_TIME = attrgetter("instant", "entry_id")


def day_of(moment: datetime, boundary: int) -> int:
    """The person's day of a local moment, as a number: before their boundary it is still the day before."""
    return moment.toordinal() - (moment.hour * 60 + moment.minute < boundary)


def diary_of(
    documents: Iterable[tuple[str, Document]], choices: Choices, moment: datetime, *, has_older_uses: bool = False
) -> Diary:
    """The diary up to a local moment. The order of documents does not matter.

    `has_older_uses` says that something was taken before what was read: a long pause is then still a pause.
    """
    pages = _Pages(choices.boundary, day_of(moment, choices.boundary), moment.timestamp())
    for entry_id, document in documents:
        pages.add(entry_id, document)
    return Diary(
        moment=pages.end,
        today=max(pages.today, *pages.logged) if pages.logged else pages.today,
        first_day=pages.today - WINDOW_DAYS,
        choices=choices,
        intakes=tuple(sorted(pages.intakes, key=_IN_TIME)),
        cravings=tuple(sorted(pages.cravings, key=_IN_TIME)),
        bodies=tuple(sorted(pages.bodies, key=_IN_TIME)),
        nothings=tuple(sorted(pages.nothings)),
        missed=tuple(sorted(pages.missed)),
        logged=tuple(sorted(pages.logged)),
        entries=pages.entries,
        has_older_uses=has_older_uses,
    )


class _Pages:
    """Entries sorted into kinds as they come. What lies outside the window is left out."""

    def __init__(self, boundary: int, today: int, end: float) -> None:
        self.boundary, self.today, self.end = boundary, today, end
        self.intakes: list[Intake] = []
        self.cravings: list[Craving] = []
        self.bodies: list[Body] = []
        self.nothings: list[Nothing] = []
        self.missed: list[Missed] = []
        self.logged: set[int] = set()
        self.entries = 0

    def add(self, entry_id: str, document: Document) -> None:
        written = datetime.fromisoformat(document["occurred_at"])
        day, instant = day_of(written, self.boundary), written.timestamp()
        # In another zone it may already be tomorrow.
        if instant > self.end or not self.today - WINDOW_DAYS <= day <= self.today + 1:
            return
        self.logged.add(day)
        self.entries += 1
        kind = document["kind"]
        if kind == "craving":
            self.cravings.append(Craving(entry_id, day, instant, document["intensity"]))
        elif kind == "side_effects":
            self.bodies.append(Body(entry_id, day, instant, document["ratings"]))
        elif kind == "intake":
            self._add_intake(_Written(entry_id, day, written, instant), document)

    def _add_intake(self, at: "_Written", document: Document) -> None:
        if document.get("none"):
            self.nothings.append(Nothing(at.entry_id, at.day, document.get("substance")))
        elif document.get("prescribed") == "missed":
            self.missed.append(Missed(at.entry_id, at.day, at.instant, document["substance"]))
        else:
            self.intakes.append(_intake(at, document))


class _Written(NamedTuple):
    entry_id: str
    day: int
    moment: datetime
    instant: float


def _intake(at: _Written, document: Document) -> Intake:
    amount = float(document["amount"]) if document.get("amount") is not None else None
    unit = (document.get("unit") or "").strip().casefold()
    written = at.moment
    offset = written.utcoffset()
    assert offset is not None
    # By place: half of all entries are intakes, and names of arguments cost more than everything else here.
    return Intake(
        at.entry_id,
        at.day,
        written.toordinal(),
        written.hour * 60 + written.minute,
        offset.days * 1440 + offset.seconds // 60,
        at.instant,
        document["substance"],
        amount,
        unit,
        _milligrams(amount, unit, document.get("strength")),
        document.get("prescribed"),
        document.get("product") or "",
    )


def _milligrams(amount: float | None, unit: str, strength: Document | None) -> float | None:
    if amount is None:
        return None
    if unit in _GRAMS:
        return amount * _GRAMS[unit]
    label = strength and _GRAMS.get(str(strength["unit"]).strip().casefold())
    return amount * float(strength["amount"]) * label if strength and label else None
