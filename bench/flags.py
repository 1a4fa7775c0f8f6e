"""Rows of flags: the CPU time of all rules over one diary, entries opened already, beside parsing the same entries."""

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count

from pydantic_core import from_json, to_json

from app.features.patterns.rules.diary import Document, diary_of
from app.features.patterns.rules.engine import find_all
from app.features.patterns.rules.shapes import Choices
from bench import verdict
from bench.drive import Figures, Round
from bench.verdict import Limits, Line

ROWS = {"flags 120 days": 120, "flags ten years": 3_650}
_END = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)
_TIMES = 3  # in a round: a few milliseconds alone are mostly luck
_WAVES = (7, 11, 13)  # days: amounts, cravings and symptoms that swing, each at its own pace


def rounds() -> Iterator[tuple[str, Round, Round]]:
    """Each row with what is measured: flags as of the evening of somebody's last day, and parsing what they wrote."""
    for name, days in ROWS.items():
        documents = _documents(days)
        yield name, _timed(_all_rules(documents)), _timed(_parsing(documents))


def milliseconds(lines: Sequence[Line], limits: dict[str, Limits]) -> list[Line]:
    """The same as CPU time, which is what the issue asks for."""
    return [
        verdict.judge_one(line.engine, line.row, verdict.MS, line.ours / 1e3, ours=line.ours / 1e3, limits=each)
        for line in lines
        if line.row in ROWS and line.figure == verdict.CPU and (each := limits[line.row])
    ]


def _all_rules(documents: list[tuple[str, Document]]) -> Callable[[], object]:
    return lambda: find_all(diary_of(documents, Choices(), _END))


def _parsing(documents: list[tuple[str, Document]]) -> Callable[[], object]:
    """As whoever reads them must: every body from JSON, every time from its text."""
    bodies = [to_json(document) for _, document in documents]
    return lambda: [datetime.fromisoformat(from_json(body)["occurred_at"]) for body in bodies]


def _timed(work: Callable[[], object]) -> Round:
    def measure(_seconds: float) -> Figures:
        started, cpu = time.perf_counter(), time.process_time()
        for _ in range(_TIMES):
            work()
        each = (time.perf_counter() - started) / _TIMES
        return Figures((time.process_time() - cpu) / _TIMES * 1e6, 1 / each, each * 1e3)

    return measure


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
