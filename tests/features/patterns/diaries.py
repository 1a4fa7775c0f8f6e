"""Diaries for tests: documents by day before a moment, and what the rules say of them."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from app.features.patterns.rules.diary import diary_of
from app.features.patterns.rules.engine import find_all
from app.features.patterns.rules.shapes import Choices, Finding

NOW = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)
Document = tuple[str, dict[str, Any]]


class Writer:
    """Writes documents a number of days (and an hour of the clock) before NOW."""

    def __init__(self) -> None:
        self.documents: list[Document] = []

    def add(self, days_ago: int, hour: float, kind: str, **fields: Any) -> str:
        at = NOW.replace(hour=0) - timedelta(days=days_ago) + timedelta(hours=hour)
        entry_id = f"e{len(self.documents)}"
        self.documents.append((entry_id, {"kind": kind, "occurred_at": at.isoformat(), **fields}))
        return entry_id

    def use(self, days_ago: int, hour: float, substance: str = "kratom_leaf", **fields: Any) -> str:
        fields = {"amount": "2", "unit": "g", "none": False, **fields}
        return self.add(days_ago, hour, "intake", substance=substance, **fields)

    def none(self, days_ago: int) -> str:
        return self.add(days_ago, 12, "intake", substance=None, none=True)

    def craving(self, days_ago: int, intensity: int, hour: float = 12) -> str:
        return self.add(days_ago, hour, "craving", intensity=intensity)

    def body(self, days_ago: int, hour: float = 9, **ratings: int) -> str:
        return self.add(days_ago, hour, "side_effects", ratings=ratings)


def found(documents: Iterable[Document], moment: datetime = NOW, **chosen: Any) -> dict[str, Finding]:
    """What is said at a moment, by rule."""
    return {one.rule: one for one in find_all(diary_of(documents, Choices(**chosen), moment))}


def steady(writer: Writer, days: range, *, uses: int = 3, amount: str = "2") -> None:
    """The same uses on each of these days."""
    for ago in days:
        for number in range(uses):
            writer.use(ago, 9 + 5 * number, amount=amount)
