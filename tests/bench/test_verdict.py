"""The bench's arithmetic, with planted numbers."""

import pytest

from bench import verdict
from bench.drive import Figures
from bench.verdict import CPU, P99, PER_SECOND, Limit, Limits, Line, Verdict

LIMITS: Limits = {
    CPU: Limit(2.0, 2.5, "planted"),
    P99: Limit(1.3, 2.5, "planted"),
    PER_SECOND: Limit(0.9, 0.6, "planted"),
}


def rounds(cpu_ratio: float, *, p99_ratio: float = 1.0, per_second_ratio: float = 1.0) -> verdict.Rounds:
    floor = Figures(cpu_us=100.0, per_second=1000.0, p99_ms=2.0)
    ebb = Figures(100.0 * cpu_ratio, 1000.0 * per_second_ratio, 2.0 * p99_ratio)
    return [(ebb, floor)] * 5


def judged(measured: verdict.Rounds, *, is_quiet: bool = True) -> dict[str, Line]:
    lines = verdict.judge("sqlite", "PUT c=8", measured, LIMITS, is_quiet=is_quiet)
    return {line.figure: line for line in lines}


def test_ratios_are_made_in_each_round_before_the_median():
    # Ratios 2, 3, 2: their median is 2. The ratio of the medians would be 600 / 300 = 2 by luck of another column.
    assert verdict.median_of_ratios([200, 900, 800], [100, 300, 400]) == 2
    assert verdict.median_of_ratios([100, 900, 800], [100, 450, 200]) == 2


def test_a_slow_spell_that_meets_both_servers_of_a_round_changes_nothing():
    assert verdict.median_of_ratios([150, 15_000, 150], [100, 10_000, 100]) == 1.5


def test_one_round_gone_wrong_changes_nothing():
    assert verdict.median_of_ratios([150, 150, 9_000, 150, 150], [100] * 5) == 1.5


def test_rounds_of_unequal_number_are_refused():
    with pytest.raises(ValueError, match="shorter"):
        verdict.median_of_ratios([1.0, 2.0], [1.0])


@pytest.mark.parametrize(
    ("value", "expected"),
    [(1.9, Verdict.GOAL), (2.0, Verdict.GOAL), (2.1, Verdict.MISSED), (2.5, Verdict.MISSED), (2.51, Verdict.FAILED)],
)
def test_where_less_is_better_the_fail_limit_lies_above_the_goal(value, expected):
    assert LIMITS[CPU].judge(value) is expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(1.1, Verdict.GOAL), (0.9, Verdict.GOAL), (0.8, Verdict.MISSED), (0.6, Verdict.MISSED), (0.59, Verdict.FAILED)],
)
def test_where_more_is_better_the_fail_limit_lies_below_the_goal(value, expected):
    assert LIMITS[PER_SECOND].judge(value) is expected


def test_cpu_past_its_fail_limit_stops_ci_on_a_busy_machine_too():
    line = judged(rounds(2.6), is_quiet=False)[CPU]

    assert line.verdict is Verdict.FAILED
    assert line.stops_ci


def test_a_missed_goal_does_not_stop_ci():
    assert not judged(rounds(2.4))[CPU].stops_ci


def test_wall_figures_are_only_reported_on_a_busy_machine():
    lines = judged(rounds(1.5, p99_ratio=9, per_second_ratio=0.1), is_quiet=False)

    assert [lines[P99].verdict, lines[PER_SECOND].verdict] == [Verdict.REPORTED, Verdict.REPORTED]


def test_wall_figures_are_judged_on_a_quiet_machine_and_never_stop_ci():
    lines = judged(rounds(1.5, p99_ratio=9, per_second_ratio=0.1))

    assert [lines[P99].verdict, lines[PER_SECOND].verdict] == [Verdict.FAILED, Verdict.FAILED]
    assert not any(line.stops_ci for line in lines.values())


def test_a_server_whose_process_is_not_known_has_no_cpu_line():
    peer = Figures(cpu_us=None, per_second=10.0, p99_ms=90.0)

    lines = judged([(ebb, peer) for ebb, _ in rounds(1.5)])

    assert set(lines) == {P99, PER_SECOND}
    assert lines[PER_SECOND].value == 100


def test_what_has_no_limit_is_reported():
    lines = verdict.judge("sqlite", "PUT c=8", rounds(99), {}, is_quiet=True)

    assert {line.verdict for line in lines} == {Verdict.REPORTED}
    assert not any(line.stops_ci for line in lines)


def test_milliseconds_past_their_limit_are_said_and_do_not_stop_ci():
    limits = {verdict.MS: Limit(15, 60, "planted")}

    line = verdict.judge_one("sqlite", "trends of a year", verdict.MS, 61, ours=61, limits=limits)

    assert line.verdict is Verdict.FAILED
    assert not line.stops_ci


def test_memory_past_its_fail_limit_stops_ci():
    limits = {verdict.MIB: Limit(90, 110, "planted")}

    line = verdict.judge_one("sqlite", "idle memory", verdict.MIB, 111, ours=111, limits=limits)

    assert line.stops_ci
