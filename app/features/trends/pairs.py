"""The slopes between all pairs of days, in order. Pure.

Most of what people record is few whole steps: a rating, a scale, a count, halves of a tablet. Then two days differ in
few ways, and pairs of a sort need only be counted, all sorts at once in the bytes of one large number. In which order
the sorts stand hangs on nobody's days: docs/adr/0136.
"""

import math
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, repeat
from operator import itemgetter, rshift
from typing import NamedTuple

MOST_DAYS = 90  # apart; so no byte counts more than 255 pairs
MOST_STEPS = 20  # from the lowest figure to the highest; with more it pays no longer
_A_UNIT = 4  # quarters are exact as floats; tenths are not
_BITS = 8


class Slopes:
    """Slopes a day between all pairs of days, ascending. Days are ascending and distinct."""

    def __init__(self, days: Sequence[int], figures: Sequence[float]) -> None:
        self.count = len(days) * (len(days) - 1) // 2
        step = _step(figures) if days[-1] - days[0] < MOST_DAYS else 0
        lowest = min(figures)
        levels = [int((figure - lowest) / step) for figure in figures] if step else [MOST_STEPS + 1]
        highest = max(levels)
        self.at = _counted(days, levels, highest, step) if highest <= MOST_STEPS else _sorted(days, figures)
        """The slope at a place, from 0."""


class _Sorts(NamedTuple):
    """What two days can be to each other, by their slope: where each sort is counted; its steps and its days."""

    counts: Callable[[bytes], Iterable[int]]
    steps: Sequence[tuple[int, int]]


def _step(figures: Sequence[float]) -> float:
    """The largest of which all differences are multiples; 0 where there is none that floats can say exactly."""
    quarters = [figure * _A_UNIT for figure in figures]
    whole = [int(quarter) for quarter in quarters]
    if whole != quarters:
        return 0
    return math.gcd(*(quarter - whole[0] for quarter in whole)) / _A_UNIT


def _counted(days: Sequence[int], levels: Sequence[int], highest: int, step: float) -> Callable[[int], float]:
    """Each day is a byte at its place, so many bytes for a day and one for a step.

    Seen from one of them, the others stand as far off as the sort of the pair says; what stands before it falls off.
    """
    width = 2 * highest + 1
    places = [width * (day - days[0]) + level for day, level in zip(days, levels, strict=True)]
    size = width * MOST_DAYS
    marks = bytearray(size)
    for place in places:
        marks[place + highest] = 1
    seen = map(rshift, repeat(int.from_bytes(marks, "little")), [_BITS * place for place in places])
    sorts = _SORTS[highest]
    until = list(accumulate(sorts.counts(sum(seen).to_bytes(size, "little"))))

    def at(place: int) -> float:
        steps, apart = sorts.steps[bisect_right(until, place)]
        return steps * step / apart

    return at


def _sorts_of(highest: int, ordered: Sequence[tuple[int, int]]) -> _Sorts:
    width = 2 * highest + 1
    steps = [sort for sort in ordered if -highest <= sort[0] <= highest]
    return _Sorts(itemgetter(*(width * apart + highest + rise for rise, apart in steps)), steps)


def _all_sorts() -> tuple[_Sorts, ...]:
    """Of every highest figure from 0 on."""
    every = [(rise, apart) for apart in range(1, MOST_DAYS) for rise in range(-MOST_STEPS, MOST_STEPS + 1)]
    every.sort(key=lambda sort: sort[0] / sort[1])
    return tuple(_sorts_of(highest, every) for highest in range(MOST_STEPS + 1))


_SORTS = _all_sorts()


def _sorted(days: Sequence[int], figures: Sequence[float]) -> Callable[[int], float]:
    """One by one: any figures, any days."""
    places, levels = list(map(float, days)), list(map(float, figures))  # of one type: twice as fast as of two
    slopes = [
        (levels[later] - level) / (places[later] - place)
        for at, (place, level) in enumerate(zip(places, levels, strict=True), 1)
        for later in range(at, len(places))
    ]
    slopes.sort()
    return slopes.__getitem__
