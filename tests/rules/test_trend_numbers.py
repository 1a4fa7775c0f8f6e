"""The numbers of trends beside the same computed independently, with numpy and scipy. Tolerance: six digits."""

import math
from datetime import date

import numpy as np
import pytest
import scipy.stats
from hypothesis import given, settings
from hypothesis import strategies as st

from app.features.trends import slope
from app.features.trends.windows import Daily, quartiles, rolling, weekly
from tests.support.trends import answered, days_from, on, wrote

SIX_DIGITS = 6e-6
LEVELS = st.integers(0, 10)
HOURS = st.floats(0, 24).map(lambda hours: round(hours, 2))
DAYS = st.lists(st.integers(0, 119), min_size=20, max_size=110, unique=True).map(sorted)


def close(ours, theirs):
    return (ours is None and theirs is None) or ours == pytest.approx(theirs, rel=SIX_DIGITS, abs=1e-9)


@settings(deadline=None)  # the machine may be busy
@given(st.lists(st.one_of(LEVELS, HOURS), min_size=1, max_size=40).map(sorted))
def test_median_and_band_are_those_of_numpy(values):
    ours = quartiles(values)

    assert all(map(close, ours, np.percentile(values, [50, 25, 75])))


@settings(deadline=None)  # the machine may be busy
@given(DAYS, st.data())
def test_rolling_medians_are_those_of_numpy(days, data):
    figures = [data.draw(LEVELS) for _ in days]

    ours = rolling(days, figures, 0, len(days))

    for place, day in enumerate(days):
        window = [figure for at, figure in zip(days, figures, strict=True) if abs(at - day) <= 3]
        theirs = np.percentile(window, [50, 25, 75]) if len(window) >= 3 else [None] * 3
        assert all(close(column[place], value) for column, value in zip(ours, theirs, strict=True))


@settings(deadline=None)  # the machine may be busy
@given(DAYS, st.data())
def test_weeks_are_those_of_numpy(days, data):
    figures = [data.draw(LEVELS) for _ in days]

    weeks, (median, low, high) = weekly(Daily(days, [1] * len(days), list(figures), list(figures), None, "max"))

    for place, monday in enumerate(weeks.days):
        inside = [figure for at, figure in zip(days, figures, strict=True) if 0 <= at - monday < 7]
        assert date.fromordinal(monday + 7).weekday() == 0
        assert (weeks.n[place], weeks.max[place]) == (len(inside), max(inside))
        theirs = np.percentile(inside, [50, 25, 75]) if len(inside) >= 3 else [None] * 3
        assert all(map(close, (median[place], low[place], high[place]), theirs))


@settings(deadline=None)  # the machine may be busy
@given(DAYS, st.data())
def test_theil_sen_is_that_of_scipy(days, data):
    values = data.draw(st.sampled_from([LEVELS, HOURS]))
    figures = [float(data.draw(values)) for _ in days]

    ours = slope.theil_sen(days, figures)

    theirs = scipy.stats.theilslopes(figures, days, alpha=0.95)
    assert ours is not None
    assert close(ours.per_week, theirs.slope * 7)
    # Where no day resembles the one before, Sen's interval is taken as it is; elsewhere it is wider.
    alpha = 2 * scipy.stats.norm.cdf(1.959963984540054 * ours.widened) - 1
    widened = scipy.stats.theilslopes(figures, days, alpha=alpha)
    assert close(ours.low, widened.low_slope * 7)
    assert close(ours.high, widened.high_slope * 7)
    assert ours.low <= theirs.low_slope * 7 + 1e-9
    assert ours.high >= theirs.high_slope * 7 - 1e-9


@settings(deadline=None)  # the machine may be busy
@given(DAYS, st.data())
def test_the_interval_is_widened_as_the_error_of_a_straight_line_is(days, data):
    """Against matrices: the variance of a least-squares slope under days that depend as phi to the power of lag.

    And against Student: n days that depend so are worth n / ratio, and a line takes two of them.
    """
    figures = [float(data.draw(LEVELS)) for _ in days]
    ours = slope.theil_sen(days, figures)
    assert ours is not None
    x, y = np.array(days, float), np.array(figures)
    rests = y - ours.per_week / 7 * x
    rests -= rests.mean()
    neighbours = np.flatnonzero(np.diff(x) == 1)
    if len(neighbours) < 5 or not rests.any():
        assert ours.widened == 1
        return
    raw = np.mean(rests[neighbours] * rests[neighbours + 1]) / np.mean(rests**2)
    phi = float(np.clip(raw + (3 + 4 * raw) / len(neighbours), 0, 0.9))
    centred = x - x.mean()
    dependent = centred @ (phi ** np.abs(x[:, None] - x[None, :])) @ centred
    ratio = max(dependent / (centred @ centred), 1)
    student = scipy.stats.t.ppf(0.975, max(len(days) / ratio - 2, 3)) / scipy.stats.norm.ppf(0.975) if phi else 1

    # Student's point comes from a series there: 0.13 % off at 3 degrees of freedom, less above.
    assert ours.widened == pytest.approx(math.sqrt(ratio) * student, rel=1.3e-3)


@settings(deadline=None)  # the machine may be busy
@given(st.lists(LEVELS, min_size=70, max_size=70))
def test_usual_is_a_median_and_two_robust_sigmas(levels):
    days = days_from("2026-03-01", 70)
    entries = [wrote("craving", on(day), intensity=level) for day, level in zip(days, levels, strict=True)]

    usual = answered(entries, days[-7], days[-1], "craving")["series"]["craving"]["usual"]

    baseline = np.array(levels[:56])
    reach = 2 * scipy.stats.median_abs_deviation(baseline, scale=1 / 1.4826)
    middle = np.median(baseline)
    assert close(usual["median"], middle)
    assert close(usual["low"], max(middle - reach, 0))
    assert close(usual["high"], min(middle + reach, 10))
    assert (usual["from"], usual["to"], usual["logged_days"]) == (days[0], days[55], 56)
