"""What the rules compute in a roundabout way for speed says what the plain definition says."""

import math
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.features.patterns.rules.arithmetic import agreement, rank_shift, ranks
from app.features.patterns.rules.feelings import CARRY, CRAVING, LEAST, TREND_THRESHOLD, trend_up
from app.features.patterns.rules.series import Series, compare, is_weekend

SCALE = st.lists(st.integers(0, 10).map(float), min_size=2, max_size=30)
WIDENED = (1 + CARRY) / (1 - CARRY)


def series(values: list[float], *, first: int = 739_000, step: int = 1) -> Series:
    days = [first + step * place for place in range(len(values))]
    return Series(days, values, [(str(day),) for day in days])


@given(SCALE, SCALE)
def test_ranks_beside_ranks_are_the_comparison_of_every_pair(recent: list[float], usual: list[float]) -> None:
    wins = sum((one > other) + 0.5 * (one == other) for one in recent for other in usual)

    z = rank_shift(recent, usual, carry=CARRY)

    few, many, both = len(recent), len(usual), [*recent, *usual]
    total = few + many
    tied = sum(n**3 - n for n in (both.count(one) for one in set(both)))
    # Mann & Whitney 1947, with the usual correction for ties.
    error = math.sqrt(WIDENED * few * many / 12 * (total + 1 - tied / (total * (total - 1))))
    assert z == pytest.approx((wins - few * many / 2) / error if error else 0.0)


@given(st.lists(st.floats(-5, 5), min_size=1, max_size=40))
def test_a_rank_is_half_of_what_lies_below_less_half_of_what_lies_above(values: list[float]) -> None:
    expected = [sum((one > other) - (one < other) for other in values) / 2 for one in values]

    assert ranks(values) == expected
    assert agreement(expected, expected) == pytest.approx(1.0 if len(set(values)) > 1 else 0.0)


@given(st.lists(st.integers(0, 10).map(float), min_size=20, max_size=34))
def test_a_climb_is_that_of_all_pairs(noise: list[float]) -> None:
    values = [value / 2 + place / 6 for place, value in enumerate(noise)]
    pairs = [(later, sooner) for later in range(len(values)) for sooner in range(later)]
    signs = sum((values[later] > values[sooner]) - (values[later] < values[sooner]) for later, sooner in pairs)
    slope = median((values[later] - values[sooner]) / (later - sooner) for later, sooner in pairs)
    ties = sum(n * (n - 1) * (2 * n + 5) for n in (values.count(one) for one in set(values)))
    count = len(values)
    z = signs / math.sqrt((count * (count - 1) * (2 * count + 5) - ties) / 18 * WIDENED)

    found = trend_up(series(values), 739_000 + count - 1)

    if z / TREND_THRESHOLD < 0.6 or slope * (count - 1) < 1.5:
        assert found is None
    else:
        assert found
        assert found.strength == pytest.approx(z / TREND_THRESHOLD)
        assert found.numbers["per_week"] == pytest.approx(slope * 7)


@given(st.lists(st.integers(0, 10).map(float), min_size=110, max_size=110))
def test_what_is_kept_of_usual_days_is_what_would_be_computed_anew(values: list[float]) -> None:
    kept = series(values)
    for day in range(739_080, 739_110):
        for window in CRAVING.windows:
            assert compare(kept, day, window, LEAST) == compare(series(values), day, window, LEAST)


def test_weekends_above_weekdays_are_evened_out_lately_and_before() -> None:
    kept = series([0.0] * 110)
    values = [4.0 if is_weekend(day) else 1.0 for day in kept.days]

    found = compare(series(values), 739_109, CRAVING.windows[1], LEAST)

    assert found
    assert set(found.recent) == set(found.usual) == {1.0}
