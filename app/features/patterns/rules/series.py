"""Values by day, and the comparison of the latest with the usual ones before them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from app.features.patterns.rules.arithmetic import median

_WEEKEND = 5  # Monday is 0
_LEAST_WEEKENDS, _LEAST_WEEKDAYS = 3, 6  # fewer do not tell a weekend pattern from chance
_SURE_WEEKENDS = 6


class Series(NamedTuple):
    """Values on logged days, oldest first, and the entries behind each."""

    days: Sequence[int]
    values: Sequence[float]
    evidence: Sequence[tuple[str, ...]]


class Window(NamedTuple):
    """So many recent days, a gap (a slow change must not lie in its own baseline), so many usual days before.

    `threshold` is what a comparison over these windows must reach, `least_effect` how large a difference must be: over
    a week only a large one is worth a word, over a month a smaller one.
    """

    recent: int
    gap: int
    usual: int
    threshold: float
    least_effect: float = 0.0


class Comparison(NamedTuple):
    """Recent values beside usual ones, weekends evened out; which places of the series are the recent ones."""

    recent: list[float]
    usual: list[float]
    first: int
    last: int


def is_weekend(day: int) -> bool:
    """Saturday or Sunday."""
    return (day + 6) % 7 >= _WEEKEND


def compare(series: Series, day: int, window: Window, least: tuple[int, int]) -> Comparison | None:
    """Both windows as of a day; None where either has fewer values than `least`."""
    first = bisect_left(series.days, day - window.recent + 1)
    last = bisect_right(series.days, day)
    start = bisect_left(series.days, day - window.recent - window.gap - window.usual + 1)
    end = bisect_right(series.days, day - window.recent - window.gap)
    if last - first < least[0] or end - start < least[1]:
        return None
    usual = series.values[start:end]
    # Written out: this line is asked about every day of every window, and calls cost more than arithmetic.
    weekends = [(one + 6) % 7 >= _WEEKEND for one in series.days[start:end]]
    recent = series.values[first:last]
    extra = _weekend_extra(usual, weekends)
    if not extra:
        return Comparison(list(recent), list(usual), first, last)
    evened = [value - extra if weekend else value for value, weekend in zip(usual, weekends, strict=True)]
    lately = [
        value - extra if is_weekend(day) else value for value, day in zip(recent, series.days[first:last], strict=True)
    ]
    return Comparison(lately, evened, first, last)


def _weekend_extra(values: Sequence[float], is_weekend_day: Sequence[bool]) -> float:
    """What usual weekends have above usual weekdays; little is believed of few of them."""
    count = sum(is_weekend_day)
    if count < _LEAST_WEEKENDS or len(values) - count < _LEAST_WEEKDAYS:
        return 0.0
    weekends = [value for value, weekend in zip(values, is_weekend_day, strict=True) if weekend]
    weekdays = [value for value, weekend in zip(values, is_weekend_day, strict=True) if not weekend]
    return (median(weekends) - median(weekdays)) * min(1.0, count / _SURE_WEEKENDS)
