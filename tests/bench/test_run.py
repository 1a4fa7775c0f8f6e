"""What the bench measures and what it exits with, over planted rounds."""

import json
import time
from collections.abc import Iterator

import pytest

from bench import flags, records, run, singles
from bench.drive import Figures, Round
from bench.verdict import CPU, THRESHOLDS, Limit, Verdict, read_limits

PLAN = run.Plan(is_full=False, rounds=3, seconds=0.0, peer=None)
LIMITS = {"PUT c=1": {CPU: Limit(2.0, 2.5, "planted")}}
ENGINES = ("sqlite", "postgresql")


def planted(*cpu_us: float) -> Round:
    """Rounds that measured these, one after the other."""
    figures: Iterator[Figures] = iter([Figures(each, 1.0, 1.0) for each in cpu_us])
    return lambda _seconds: next(figures)


@pytest.fixture(autouse=True)
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    seconds: list[float] = []
    monkeypatch.setattr(time, "sleep", seconds.append)
    return seconds


def judge(*ours: float) -> Verdict:
    (cpu,) = [
        line
        for line in run.judged("sqlite", "PUT c=1", planted(*ours), planted(*[100.0] * 18), limits=LIMITS, plan=PLAN)
        if line.figure == CPU
    ]
    return cpu.verdict


def test_a_row_within_its_limits_is_measured_once():
    assert judge(210, 190, 210) is Verdict.MISSED


def test_a_row_past_its_fail_limit_once_is_measured_again_and_that_counts():
    assert judge(300, 300, 300, 190, 190, 190) is Verdict.GOAL


def test_a_row_still_past_its_fail_limit_after_every_pause_has_failed():
    assert judge(*[300] * 15, 290, 290, 290) is Verdict.FAILED


def test_what_is_measured_again_is_measured_later_each_time(slept):
    judge(*[300] * 18)

    pauses = [seconds for seconds in slept if seconds in run.PAUSES]
    assert pauses == sorted(set(run.PAUSES))
    assert len(pauses) == 6


@pytest.mark.parametrize("engine", ENGINES)
def test_every_row_has_a_cpu_limit(engine):
    limits = read_limits(engine)

    rows = {run.row_name(row, connections) for row, connections in run.FULL} | {singles.LOG_IN, singles.START}
    rows |= set(flags.ROWS)
    if engine == "sqlite":
        rows |= set(records.ROWS)

    assert {row for row in limits if CPU in limits[row]} == rows


def test_every_limit_says_where_it_comes_from():
    engines = json.loads(THRESHOLDS.read_text())

    assert set(engines) == set(ENGINES)
    for rows in engines.values():
        for limits in rows.values():
            assert all(len(limit["source"]) > 10 for limit in limits.values())


def test_the_short_run_is_part_of_the_full_one():
    assert set(run.SHORT) < set(run.FULL)
