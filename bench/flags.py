"""Rows that are no comparison: the CPU time of all rules over one diary, entries opened already."""

import statistics
import time
from datetime import UTC, datetime, timedelta
from itertools import count

from app.features.patterns.rules.diary import Document, diary_of
from app.features.patterns.rules.engine import find_all
from app.features.patterns.rules.shapes import Choices
from bench import verdict
from bench.verdict import Limits, Line

ROWS = {"flags 120 days": 120, "flags ten years": 3_650}
_END = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)
_TIMES = 15
_WAVES = (7, 11, 13)  # days: amounts, cravings and symptoms that swing, each at its own pace


def flags(engine: str, limits: dict[str, Limits]) -> list[Line]:
    """Milliseconds of CPU for the flags of one person, as of the evening of their last day."""
    return [_row(engine, name, days, limits[name]) for name, days in ROWS.items()]


def _row(engine: str, name: str, days: int, limits: Limits) -> Line:
    documents = _documents(days)
    took: list[float] = []
    for _ in range(_TIMES):
        started = time.process_time()
        find_all(diary_of(documents, Choices(), _END))
        took.append((time.process_time() - started) * 1e3)
    milliseconds = statistics.median(took)
    return verdict.judge_one(engine, name, verdict.MS, milliseconds, ours=milliseconds, limits=limits)


def _documents(days: int) -> list[tuple[str, Document]]:
    """Three uses, a craving and a report a day; a rise at the end, so that rules have something to follow back."""
    numbers = count()
    found: list[tuple[str, Document]] = []
    for ago in range(days, -1, -1):
        swing = [abs(ago % wave - wave // 2) for wave in _WAVES]
        more = 1.4 if ago < _WAVES[1] else 1.0
        at = _END - timedelta(days=ago)
        for use in range(3):
            amount = f"{more * (2 + 0.05 * swing[0]):.3f}"
            document = {"kind": "intake", "substance": "kratom_leaf", "amount": amount, "unit": "g"}
            found.append((f"{next(numbers)}", {**document, "occurred_at": (at - timedelta(hours=3 * use)).isoformat()}))
        craving = {"kind": "craving", "intensity": min(10, 1 + swing[1]), "occurred_at": at.isoformat()}
        ratings = {"insomnia": swing[2] // 3, "anxiety": swing[1] // 2, "nausea": swing[0] // 2}
        body = {"kind": "side_effects", "ratings": ratings, "occurred_at": (at - timedelta(hours=12)).isoformat()}
        found += [(f"{next(numbers)}", craving), (f"{next(numbers)}", body)]
    return found
