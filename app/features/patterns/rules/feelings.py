"""Cravings and anxiety above the person's own usual, by tests that mind neither a scale's shape nor one bad day."""

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from typing import NamedTuple

from app.features.patterns.rules.arithmetic import deviation, mean, median, median_of, quantile, rank_shift, spread
from app.features.patterns.rules.series import Series, Window, compare
from app.features.patterns.rules.shapes import KEEP, Signal

LEAST = (4, 10)  # rated days, lately and before
# From one day to the next: 0.22 for anxiety in the diaries of Jang et al. 2024, 0.16 to 0.43 in Kossakowski. Over three
# days it is 0.3 ** 3: whoever writes seldom gives fewer days, but days that say more.
CARRY = 0.3


class Level(NamedTuple):
    """Windows whose thresholds are z values of ranks, and the least difference on the person's own scale."""

    windows: tuple[Window, ...]
    least_effect: float


CRAVING = Level((Window(10, 7, 63, 3.4), Window(14, 14, 63, 3.1), Window(21, 14, 63, 2.9)), least_effect=1.2)
ANXIETY = Level((Window(14, 7, 63, 2.8), Window(21, 14, 63, 2.6), Window(28, 14, 63, 2.6)), least_effect=1.0)
TREND_DAYS, TREND_LEAST, TREND_SPAN, TREND_RISE, TREND_THRESHOLD = 35, 12, 18, 1.5, 3.0
SPIKE_DAYS, SPIKE_LEAST, SPIKE_RISE, SPIKE_LEVEL = 4, 10, 2.0, 5
SPIKE_THRESHOLDS = {2: 4.0, 3: 3.5}  # z values of the mean of so many rated days in a row
_SPIKE_FLOOR = 0.9


def level_up(series: Series, day: int, needs: Level) -> Signal | None:
    """Higher for days. By rank, because scales that are mostly 0 have no sigma worth the name."""
    best: Signal | None = None
    for window in needs.windows:
        found = compare(series, day, window, LEAST)
        if not found or mean(found.recent) - mean(found.usual) < needs.least_effect:
            continue
        strength = rank_shift(found.recent, found.usual, carry=CARRY**found.apart) / window.threshold
        if best and strength <= best.strength:
            continue
        evidence = tuple(one for at in range(found.first, found.last) for one in series.evidence[at])
        numbers = {"recent": mean(found.recent), "usual": mean(found.usual), "logged_days": len(found.recent)}
        best = Signal(strength, numbers, evidence)
    return best


def trend_up(series: Series, day: int) -> Signal | None:
    """A slow climb: Mann and Kendall's sign with Theil and Sen's size."""
    places = range(bisect_right(series.days, day - TREND_DAYS), bisect_right(series.days, day))
    days = series.days[places.start : places.stop]
    if len(places) < TREND_LEAST or days[-1] - days[0] < TREND_SPAN:
        return None
    values = series.values[places.start : places.stop]
    strength = _climbing(values) / TREND_THRESHOLD
    if strength < KEEP:  # most days: their slopes need not be looked at
        return None
    slope = _slope(days, values)
    if slope * (days[-1] - days[0]) < TREND_RISE:
        return None
    evidence = tuple(one for at in places for one in series.evidence[at])
    return Signal(strength, {"per_week": slope * 7, "logged_days": len(values)}, evidence)


def _climbing(values: list[float]) -> float:
    """Mann and Kendall's statistic as a z value: pairs that rise less pairs that fall, ties corrected."""
    signs, before = 0, list[float]()
    for value in values:
        lower, higher = bisect_left(before, value), bisect_right(before, value)
        signs += lower - (len(before) - higher)
        before.insert(higher, value)
    count = len(values)
    ties = sum(times * (times - 1) * (2 * times + 5) for times in Counter(values).values())
    variance = (count * (count - 1) * (2 * count + 5) - ties) / 18 * (1 + CARRY) / (1 - CARRY)
    return signs / math.sqrt(variance) if variance > 0 else 0.0


def _slope(days: list[int], values: list[float]) -> float:
    """Theil and Sen's: the median of all pairs, a day."""
    return median(
        [
            (values[later] - values[sooner]) / (days[later] - days[sooner])
            for later in range(1, len(values))
            for sooner in range(later)
        ]
    )


def spike(series: Series, day: int) -> Signal | None:
    """Two or three rated days in a row beyond what this person has known. One bad day is none."""
    before = bisect_right(series.days, day - SPIKE_DAYS)
    earlier = sorted(series.values[max(0, before - 42) : before])
    latest = range(before, bisect_right(series.days, day))
    if len(latest) < min(SPIKE_THRESHOLDS) or len(earlier) < SPIKE_LEAST:
        return None
    centre = median_of(earlier)
    sigma = max(spread(earlier, centre), _SPIKE_FLOOR, _SPIKE_FLOOR * deviation(earlier))
    signals = [
        _spike(series, latest[-count:], earlier, (centre, sigma)) for count in SPIKE_THRESHOLDS if len(latest) >= count
    ]
    return max((one for one in signals if one), key=lambda one: one.strength, default=None)


def _spike(series: Series, places: range, earlier: list[float], usual: tuple[float, float]) -> Signal | None:
    values = [series.values[at] for at in places]
    centre, sigma = usual
    above = mean(values) - centre
    if min(values) < quantile(earlier, 0.9) + 0.25 or max(values) <= quantile(earlier, 0.97):
        return None
    if above < SPIKE_RISE or max(values) < SPIKE_LEVEL:
        return None
    count = len(values)
    carried = count + 2 * sum((count - lag) * CARRY**lag for lag in range(1, count))
    z = above / sigma * count / math.sqrt(carried)
    evidence = tuple(one for at in places for one in series.evidence[at])
    return Signal(
        z / SPIKE_THRESHOLDS[count], {"recent": mean(values), "usual": centre, "logged_days": count}, evidence
    )
