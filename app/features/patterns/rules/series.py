"""Values by day, and the comparison of the latest with the usual ones before them."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import compress
from operator import not_
from typing import NamedTuple

from app.features.patterns.rules.arithmetic import median

_WEEKEND = 5  # Monday is 0
_LEAST_WEEKENDS, _LEAST_WEEKDAYS = 3, 6  # fewer do not tell a weekend pattern from chance
_SURE_WEEKENDS = 6


class Usual(NamedTuple):
    """Usual values, weekends evened out by `extra`."""

    values: list[float]
    extra: float


@dataclass(frozen=True, slots=True)
class Series:
    """Values on logged days, oldest first, and the entries behind each.

    Windows of different lengths meet the same usual days on different days, so what was made of them is kept.
    """

    days: list[int]
    values: list[float]
    evidence: list[tuple[str, ...]]
    weekends: list[bool] = field(init=False)
    known: dict[tuple[int, int], Usual] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "weekends", [is_weekend(day) for day in self.days])

    def usual(self, start: int, end: int) -> Usual:
        """The values at these places as usual ones."""
        found = self.known.get((start, end))
        if found is None:
            found = self.known[start, end] = _usual(self.values[start:end], self.weekends[start:end])
        return found


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
    """Recent values beside usual ones, weekends evened out; which places of the series are the recent ones.

    `apart` is the mean distance of one recent value to the next, in days: the further, the less one carries over.
    """

    recent: list[float]
    usual: list[float]
    first: int
    last: int
    apart: float


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
    usual = series.usual(start, end)
    recent = _evened(series.values[first:last], series.weekends[first:last], usual.extra)
    apart = (series.days[last - 1] - series.days[first]) / max(1, last - first - 1)
    return Comparison(recent, usual.values, first, last, apart)


def _usual(values: list[float], weekends: list[bool]) -> Usual:
    extra = _weekend_extra(values, weekends)
    return Usual(_evened(values, weekends, extra), extra)


def _evened(values: list[float], weekends: list[bool], extra: float) -> list[float]:
    if not extra:
        return values
    return [value - extra if weekend else value for value, weekend in zip(values, weekends, strict=True)]


def _weekend_extra(values: list[float], weekends: list[bool]) -> float:
    """What usual weekends have above usual weekdays; little is believed of few of them."""
    count = sum(weekends)
    if count < _LEAST_WEEKENDS or len(values) - count < _LEAST_WEEKDAYS:
        return 0.0
    above = median(list(compress(values, weekends))) - median(list(compress(values, map(not_, weekends))))
    return above * min(1.0, count / _SURE_WEEKENDS)
