"""What flags must hold, on simulated people: six of each event, four of each quiet life. The bars are not ours to move.

Of six people one missed is below most bars: `make evaluate` then says over more of them whether it was chance.
"""

import pytest

from evaluation import report
from evaluation.__main__ import evaluate
from evaluation.scoring import quantile

pytestmark = [pytest.mark.proof, pytest.mark.timeout(600)]

# A rule that states a fact, by the event it states.
FACTS = {"mixing": "mixing", "above the own plan": "plan_exceeded", "use after the own date": "lapse"}
# Of those who wrote enough for anybody to see it; days of the median and of nine in ten, where there is a bar.
NOTICED = [
    ("amount +50 % in two weeks", 0.95, 13, 22),
    ("amount +20 % a month", 0.85, 45, None),
    ("uses at night", 0.87, None, None),
    ("rough nights", 0.78, None, None),
    ("upset stomach", 0.88, None, None),
]
LOOKALIKES = ["a journey", "another unit", "a slip of the finger", "works at night"]
# Of no bar but our own: it was 0.5 when it was set, and a line that is wrong oftener than alarms may be is noise.
FALSE_LINES = 0.75


@pytest.fixture(scope="module")
def score():
    return evaluate("proof", per_event=6, per_quiet=4)


def test_alarms_are_seldom_false(score):
    assert sum(score.false.values()) / score.years <= 1.0
    assert score.false_lines / score.years <= FALSE_LINES


def test_most_of_what_can_be_seen_is_noticed(score):
    assert report.macro(score) >= 0.86


@pytest.mark.parametrize(("event", "least", "median", "most_wait"), NOTICED, ids=[row[0] for row in NOTICED])
def test_what_matters_is_noticed_in_time(score, event, least, median, most_wait):
    noticed = score.events[event]

    assert noticed.visible >= 5
    assert noticed.visible_found / noticed.visible >= least
    assert median is None or quantile(noticed.delays, 0.5) <= median
    assert most_wait is None or quantile(noticed.delays, 0.9) <= most_wait


@pytest.mark.parametrize("event", FACTS)
def test_a_fact_is_said_on_its_day_and_never_else(score, event):
    assert score.events[event].delays == [0] * 6
    assert score.false[FACTS[event]] == 0


def test_nobody_who_tapers_is_told_of_rising_amounts_or_times(score):
    assert score.events["rougher days of a taper"].people == 6
    assert score.events["rougher days of a taper"].never == 0


@pytest.mark.parametrize("life", LOOKALIKES)
def test_what_only_looks_like_a_change_of_use_is_left_alone(score, life):
    assert score.kinds[life]["days"] > 365
    assert score.kinds[life]["hours"] <= 1


def test_there_are_few_alarms_and_they_stay(score):
    assert sum(score.weekly) / len(score.weekly) <= 0.12
    assert quantile(score.weekly, 0.95) <= 0.35
    assert 100 * score.flickers / score.alarms <= 8


def test_the_graver_the_surer(score):
    low, medium, high = (report.precision(score, severity) for severity in ("low", "medium", "high"))

    assert 0 < low < medium < high
    assert high >= 0.95
