"""The bench's own arithmetic: medians of per-round ratios, held against limits. Measures nothing."""

import json
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from bench.drive import Figures

THRESHOLDS = Path(__file__).with_name("thresholds.json")
CPU, P99, PER_SECOND, MIB, MS = "cpu", "p99", "per_second", "mib", "ms"
# Wall figures tell as much of what else runs here as of Ebb; the others hold on a busy machine too.
WALL = frozenset({P99, PER_SECOND})
# These and milliseconds say what somebody waits for on this machine. The same code took twice as many on another day:
# what is past its limit because of the code is so as a multiple of the floor, too.
NEVER_STOP = WALL | {MS}


class Verdict(Enum):
    """What a figure says."""

    GOAL = "goal"
    MISSED = "goal missed"
    FAILED = "past fail"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True)
class Limit:
    """A goal, and where CI stops. Where `fail` lies below `goal`, more is better. `source` says whence they are."""

    goal: float
    fail: float
    source: str

    def judge(self, value: float) -> Verdict:
        sign = 1 if self.fail > self.goal else -1
        if sign * value > sign * self.fail:
            return Verdict.FAILED
        return Verdict.MISSED if sign * value > sign * self.goal else Verdict.GOAL


@dataclass(frozen=True, slots=True)
class Line:
    """One figure of the report. `ours` is what was measured of Ebb in the figure's own unit."""

    engine: str
    row: str
    figure: str
    value: float
    ours: float
    limit: Limit | None
    verdict: Verdict

    @property
    def stops_ci(self) -> bool:
        """Whether the exit code says so."""
        return self.verdict is Verdict.FAILED and self.figure not in NEVER_STOP


Rounds = Sequence[tuple[Figures, Figures]]
"""Ebb and the server it is compared with, round by round."""
Limits = dict[str, Limit]
"""By figure."""


def median_of_ratios(ours: Iterable[float], theirs: Iterable[float]) -> float:
    """The median of the per-round ratios: a slow spell of the machine meets both servers of a round."""
    return statistics.median(mine / other for mine, other in zip(ours, theirs, strict=True))


def judge(engine: str, row: str, rounds: Rounds, limits: Limits, *, is_quiet: bool) -> list[Line]:
    """The lines of one row. Wall figures are judged on a quiet machine only; what has no limit is reported."""
    ours, theirs = [each for each, _ in rounds], [each for _, each in rounds]
    values = {name: (_column(ours, name), _column(theirs, name)) for name in ("cpu_us", "per_second", "p99_ms")}
    lines = []
    for figure, name in ((CPU, "cpu_us"), (P99, "p99_ms"), (PER_SECOND, "per_second")):
        mine, others = values[name]
        if mine and others:
            value = median_of_ratios(mine, others)
            judged = limits.get(figure) if is_quiet or figure not in WALL else None
            verdict = judged.judge(value) if judged else Verdict.REPORTED
            lines.append(Line(engine, row, figure, value, statistics.median(mine), limits.get(figure), verdict))
    return lines


def read_limits(engine: str) -> dict[str, Limits]:
    """The limits of each row of an engine."""
    rows = json.loads(THRESHOLDS.read_text())[engine]
    return {row: {figure: Limit(**limit) for figure, limit in figures.items()} for row, figures in rows.items()}


def judge_one(engine: str, row: str, figure: str, value: float, *, ours: float, limits: Limits) -> Line:
    """A row of one figure."""
    limit = limits.get(figure)
    return Line(engine, row, figure, value, ours, limit, limit.judge(value) if limit else Verdict.REPORTED)


def _column(figures: Sequence[Figures], name: str) -> list[float]:
    return [value for each in figures if (value := getattr(each, name)) is not None]
