"""Slopes between all pairs of days: counted or one by one, they are the same numbers in the same order."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.features.trends import pairs
from app.features.trends.pairs import MOST_DAYS, MOST_STEPS, Slopes

FIGURES = {
    "ratings": st.integers(0, 3),
    "scales": st.integers(0, 10),
    "counts": st.integers(0, MOST_STEPS),
    "tablets": st.sampled_from([250, 500, 750, 1_000, 1_500]),
    "halves": st.integers(0, 40).map(lambda number: number / 2),
    "quarters, some below": st.integers(-8, 8).map(lambda number: number / 4),
    "thirds": st.integers(0, 9).map(lambda number: number / 3),
    "anything": st.floats(-1e6, 1e6),
}


@st.composite
def histories(draw, reach=MOST_DAYS - 1):
    first = draw(st.integers(730_000, 740_000))
    days = sorted(draw(st.sets(st.integers(first, first + reach), min_size=2, max_size=60)))
    kind = draw(st.sampled_from(sorted(FIGURES)))
    figures = draw(st.lists(FIGURES[kind], min_size=len(days), max_size=len(days)))
    return days, figures


def one_by_one(days, figures):
    written = zip(days, map(float, figures), strict=True)
    return sorted((last - first) / (after - before) for (before, first), (after, last) in combinations(written, 2))


@settings(deadline=None)  # the machine may be busy
@given(histories())
def test_every_slope_stands_at_its_place(history):
    days, figures = history

    slopes = Slopes(days, figures)

    expected = one_by_one(days, figures)
    assert slopes.count == len(expected)
    assert [slopes.at(place) for place in range(slopes.count)] == expected


@settings(deadline=None)  # the machine may be busy
@given(histories(reach=4 * MOST_DAYS))
def test_days_that_lie_further_apart_are_read_too(history):
    days, figures = history

    slopes = Slopes(days, figures)

    assert [slopes.at(place) for place in range(slopes.count)] == one_by_one(days, figures)


@pytest.mark.parametrize(
    ("figures", "counted"),
    [
        ([0, MOST_STEPS] * 45, True),
        ([0, MOST_STEPS + 1, 1] * 30, False),
        ([500, 750, 1_000] * 30, True),
        ([0.25, 1.5, 2] * 30, True),
        ([0.1, 0.2, 0.4] * 30, False),
        ([7] * 90, False),  # nobody asks: a line without steps has no slope
    ],
)
def test_whole_steps_are_counted_and_all_else_is_sorted(figures, counted, monkeypatch):
    days = list(range(739_000, 739_000 + len(figures)))
    asked = []
    monkeypatch.setattr(pairs, "_sorted", lambda *_: asked.append(True))

    slopes = Slopes(days, figures)

    assert bool(asked) is not counted
    if counted:
        assert [slopes.at(place) for place in range(slopes.count)] == one_by_one(days, figures)
